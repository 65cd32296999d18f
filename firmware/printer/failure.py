"""How the printer's programs fail: a code for the job's runner, and one line that says why."""


class Failure(Exception):
    """Ends a program with an exit code and a reason in words.

    README.md lists the codes. They are 64 to 119: the AWS IoT Device Client says "killed by signal: <code>" of every
    code, and below 64 somebody would believe it.
    """

    def __init__(self, code: int, words: str):
        super().__init__(words)
        self.code = code
        self.words = words


USAGE = 64
NOT_A_LABEL = 65
NO_LABEL = 66
AWS_UNREACHABLE = 69
DEFECT = 70
AWS_REFUSES = 77
CONFIGURATION = 78
NO_MEDIA = 80
WRONG_MEDIA = 81
COVER_OPEN = 82
BUSY = 83
SILENT = 84
PRINTER_ERROR = 85
NOT_CONNECTED = 86
