package groundcrew.cdk;

import java.util.LinkedHashMap;
import java.util.Map;

/// The environment variables of the booth's functions.
record ButtonVariables(ButtonNames names, Button button) {

  /// Returns those of the functions that order trees.
  Map<String, String> ofOrders(String printerArn) {
    var variables = ofJobEvents();
    variables.put("BUCKET", names.bucket());
    button.treeNationUrl().ifPresent(url -> variables.put("TREE_NATION_URL", url));
    variables.put("TOKEN_PARAMETER", button.tokenParameter());
    variables.put("PLANTER_ID", Integer.toString(button.planterId()));
    variables.put("SPECIES_IDS", String.join(",", button.species()));
    button.message().ifPresent(message -> variables.put("MESSAGE", message));
    button.language().ifPresent(language -> variables.put("LANGUAGE", language));
    variables.put("TRUST_ORDER_ID", Boolean.toString(button.trustOrderId()));
    variables.put("PRINTER_TARGET", printerArn);
    variables.put("PRINT_COMMAND", button.printCommand());
    button.printUser().ifPresent(user -> variables.put("PRINT_USER", user));
    variables.put("DAILY_TREE_LIMIT", Integer.toString(button.dailyTreeLimit()));
    variables.put("MINIMUM_INTERVAL", button.minimumInterval().toString());
    variables.put("LABEL_DOTS", Integer.toString(button.labelDots()));
    button.labelText().ifPresent(text -> variables.put("LABEL_TEXT", text));
    return variables;
  }

  Map<String, String> ofJobEvents() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("TABLE", names.table());
    variables.put("LOG_LEVEL", button.logLevel());
    return variables;
  }

  Map<String, String> ofCustomResource() {
    return Map.of("LOG_LEVEL", button.logLevel());
  }
}
