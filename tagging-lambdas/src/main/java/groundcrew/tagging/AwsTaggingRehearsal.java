package groundcrew.tagging;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.common.AwsRehearsal;
import groundcrew.common.Json;
import groundcrew.common.JsonObject;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.message.Order;
import groundcrew.tagging.message.OrderMessage;
import groundcrew.tagging.message.TagOrder;
import groundcrew.tagging.message.UndoOrder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The events that are rehearsed before a snapshot, and what AWS would answer to their calls: one
/// account with one resource, which no run of anybody ever had.
final class AwsTaggingRehearsal {
  private static final String ACCOUNT = "000000000001";
  private static final String REGION = "us-east-1";
  private static final String KEY = "rehearsed";
  private static final String ARN = "arn:aws:sqs:%s:%s:rehearsed".formatted(REGION, ACCOUNT);
  private static final Change.Values AFTER = new Change.Values(Optional.empty(), Optional.of(KEY));
  private static final Instant RUN = Instant.EPOCH;

  private static final String ASSUMED =
      """
      <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>\
      <Credentials><AccessKeyId>rehearsal</AccessKeyId><SecretAccessKey>rehearsal</SecretAccessKey>\
      <SessionToken>rehearsal</SessionToken><Expiration>9999-12-31T00:00:00Z</Expiration>\
      </Credentials></AssumeRoleResult></AssumeRoleResponse>\
      """;

  private AwsTaggingRehearsal() {}

  static AwsRehearsal answers() {
    return answers(KEY);
  }

  /// @param key that the account has
  static AwsRehearsal answers(String key) {
    return new AwsRehearsal((operation, request) ->
        switch (operation) {
          case "AssumeRole" -> ASSUMED;
          case "ListAccounts" ->
              "{\"Accounts\":[{\"Id\":\"%s\",\"Status\":\"ACTIVE\"}]}".formatted(ACCOUNT);
          case "ListTagsForResource" -> Json.write(tags(key));
          case "GetResources" ->
              "{\"PaginationToken\":\"\",\"ResourceTagMappingList\":[{\"ResourceARN\":\"%s\",\"Tags\":[]}]}"
                  .formatted(ARN);
          case "GET" -> read(request.rawQueryParameters());
          case "PUT" -> "";
          default -> "{}";
        });
  }

  /// Returns a listing of the journal, or its one object.
  private static String read(Map<String, List<String>> query) {
    if (!query.containsKey("list-type")) {
      return JournalLine.of(
              new Change(ARN, new TreeMap<>(Map.of(KEY, AFTER))), JournalLine.Outcome.PLANNED)
          .json();
    }
    var prefix = query.getOrDefault("prefix", List.of("")).getFirst();
    // journal/run/, journal/run/account/, journal/run/account/region/
    var next =
        List.of(ACCOUNT, REGION, KEY).get(Math.clamp(prefix.split("/", -1).length - 3, 0, 2));
    var found =
        query.containsKey("delimiter")
            ? "<CommonPrefixes><Prefix>%s%s/</Prefix></CommonPrefixes>".formatted(prefix, next)
            : "<Contents><Key>%sm-1-1.jsonl</Key><LastModified>%s</LastModified></Contents>"
                .formatted(prefix, RUN);
    return "<ListBucketResult><IsTruncated>false</IsTruncated>%s</ListBucketResult>"
        .formatted(found);
  }

  private static JsonObject tags(String key) {
    var answer = Json.object();
    answer.putArray("Tags").addObject().put("Key", key).put("Value", KEY);
    return answer;
  }

  /// Returns the event that starts a run, or asks to undo one.
  static InputStream run() {
    return stream(Json.write(Json.object().put("time", RUN.toString())));
  }

  static InputStream undoRun() {
    return stream(Json.write(Json.object().put("run", RUN.toString())));
  }

  static InputStream tagOrder(String level) {
    var tags = new TreeMap<>(Map.of(KEY, KEY));
    return record(new TagOrder(level, ACCOUNT, REGION, List.of(KEY), tags, RUN));
  }

  static InputStream undoOrder(String level) {
    return record(new UndoOrder(level, ACCOUNT, REGION, RUN, RUN.plusSeconds(1)));
  }

  private static InputStream record(Order order) {
    var event = Json.object();
    var one =
        event
            .putArray("Records")
            .addObject()
            .put("messageId", KEY)
            .put("body", OrderMessage.body(order));
    one.putObject("attributes").put("ApproximateReceiveCount", "1");
    return stream(Json.write(event));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
