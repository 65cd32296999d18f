package groundcrew.local.iot.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.iot.certificates.Certificate;
import java.util.Arrays;

/// The calls about certificates.
record CertificateCalls(Registry registry) {

  void answer(Call call, ObjectNode answer) {
    var input = call.input();
    var place = call.accountRegion();
    var id = input.path("certificateId").asText();
    switch (call.operation()) {
      case "CreateCertificateFromCsr" -> {
        var created =
            registry
                .certificates()
                .create(
                    place,
                    input.path("certificateSigningRequest").asText(),
                    input.path("setAsActive").asBoolean()
                        ? Certificate.Status.ACTIVE
                        : Certificate.Status.INACTIVE);
        answer
            .put("certificateArn", created.arn())
            .put("certificateId", created.id())
            .put("certificatePem", created.pem());
      }
      case "DescribeCertificate" -> describe(registry.certificates().get(place, id), answer);
      case "UpdateCertificate" ->
          registry.certificates().update(place, id, status(input.path("newStatus").asText()));
      case "DeleteCertificate" -> {
        if (input.path("forceDelete").asBoolean()) {
          throw new UnsupportedOperationException("The local IoT does not know forceDelete");
        }
        registry.deleteCertificate(place, id);
      }
      default -> throw new UnsupportedOperationException(call.operation());
    }
  }

  static Certificate.Status status(String text) {
    return Arrays.stream(Certificate.Status.values())
        .filter(status -> status.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new AwsError(400, "InvalidRequestException", "A certificate cannot be set to " + text));
  }

  private static void describe(Certificate certificate, ObjectNode answer) {
    var described =
        answer
            .putObject("certificateDescription")
            .put("certificateArn", certificate.arn())
            .put("certificateId", certificate.id())
            .put("status", certificate.status().name())
            .put("certificatePem", certificate.pem())
            .put("ownedBy", certificate.place().account())
            .put("creationDate", certificate.created().getEpochSecond())
            .put("certificateMode", "DEFAULT");
    described
        .putObject("validity")
        .put("notBefore", certificate.x509().getNotBefore().toInstant().getEpochSecond())
        .put("notAfter", certificate.x509().getNotAfter().toInstant().getEpochSecond());
  }
}
