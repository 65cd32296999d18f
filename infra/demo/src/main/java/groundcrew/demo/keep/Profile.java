package groundcrew.demo.keep;

import groundcrew.local.iam.Keys;

/// A profile of the AWS CLI: the keys of one account.
///
/// @param name as in `aws --profile home`
record Profile(String name, String account, String region, Keys keys) {

  /// Returns its section of the configuration file.
  ///
  /// @param endpoint of the cloud
  String configuration(String endpoint) {
    return """
    [profile %s]
    region = %s
    endpoint_url = %s
    cli_binary_format = raw-in-base64-out
    cli_pager =

    """
        .formatted(name, region, endpoint);
  }

  /// Returns its section of the file of credentials.
  String credentials() {
    return """
    [%s]
    aws_access_key_id = %s
    aws_secret_access_key = %s
    aws_session_token = %s

    """
        .formatted(name, keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
  }
}
