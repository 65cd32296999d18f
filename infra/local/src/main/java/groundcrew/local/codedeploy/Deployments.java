package groundcrew.local.codedeploy;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The groups and deployments of all accounts and regions.
final class Deployments {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int ID_LENGTH = 9;

  private final Map<String, DeploymentGroup> groups = new LinkedHashMap<>();
  private final Map<String, Deployment> deployments = new LinkedHashMap<>();

  synchronized void add(DeploymentGroup group) {
    groups.put(group.arn(), group);
  }

  /// Finds a group.
  ///
  /// @throws AwsError `ApplicationDoesNotExistException` or `DeploymentGroupDoesNotExistException`
  synchronized DeploymentGroup group(AccountRegion place, String application, String name) {
    if (groups.values().stream()
        .noneMatch(
            group -> group.place().equals(place) && group.application().equals(application))) {
      throw new AwsError(
          400, "ApplicationDoesNotExistException", "No application found for name: " + application);
    }
    return Optional.ofNullable(groups.get(DeploymentGroup.arn(place, application, name)))
        .orElseThrow(() ->
            new AwsError(
                400,
                "DeploymentGroupDoesNotExistException",
                "No Deployment Group found for name: " + name));
  }

  /// Adds a deployment.
  ///
  /// @throws AwsError `DeploymentLimitExceededException` where the group has one that has not ended
  synchronized void add(Deployment deployment) {
    deployments.values().stream()
        .filter(other -> other.open() && other.group().arn().equals(deployment.group().arn()))
        .findFirst()
        .ifPresent(active -> {
          throw new AwsError(
              400,
              "DeploymentLimitExceededException",
              "The Deployment Group '%s' already has an active Deployment '%s'"
                  .formatted(active.group().name(), active.id()));
        });
    deployments.put(deployment.id(), deployment);
  }

  /// Finds a deployment of an account and a region.
  ///
  /// @throws AwsError `DeploymentDoesNotExistException`
  Deployment get(AccountRegion place, String id) {
    return find(id)
        .filter(deployment -> deployment.group().place().equals(place))
        .orElseThrow(() ->
            new AwsError(
                400,
                "DeploymentDoesNotExistException",
                "The deployment %s could not be found".formatted(id)));
  }

  /// Returns a deployment that is known to exist.
  Deployment get(String id) {
    return find(id).orElseThrow();
  }

  /// Changes a deployment and returns it changed.
  synchronized Deployment change(String id, UnaryOperator<Deployment> change) {
    var changed = change.apply(get(id));
    deployments.put(id, changed);
    return changed;
  }

  synchronized boolean anyOpen() {
    return deployments.values().stream().anyMatch(Deployment::open);
  }

  /// Returns an id as AWS makes them, such as `d-A1B2C3D4E`.
  static String newId() {
    return ThreadLocalRandom.current()
        .ints(ID_LENGTH, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining("", "d-", ""));
  }

  private synchronized Optional<Deployment> find(String id) {
    return Optional.ofNullable(deployments.get(id));
  }
}
