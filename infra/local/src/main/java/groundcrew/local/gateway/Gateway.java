package groundcrew.local.gateway;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import groundcrew.local.iam.AccessKeys;
import groundcrew.local.iam.Iam;
import groundcrew.local.problems.ProblemLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one endpoint of the local cloud.
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  static {
    // Without it, Nagle's algorithm and delayed acknowledgements add 40 ms to small answers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Signature signature;
  private final CallCounts counts = new CallCounts();
  private final Faults faults = new Faults();
  private final ProblemLog defects = new ProblemLog();
  private final Map<String, List<ServiceEndpoint>> endpoints = new TreeMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<HttpServer> server = Optional.empty();
  private volatile Optional<RequestListener> listener = Optional.empty();
  private volatile boolean closing;

  /// Creates a gateway to modelled services.
  ///
  /// @param clock decides which credentials have expired
  public Gateway(Iam iam, AccessKeys keys, Collection<Service> services, InstantSource clock) {
    this(iam, keys, services, List.of(), clock);
  }

  /// Creates a gateway to modelled services and to services with protocols of their own.
  public Gateway(
      Iam iam,
      AccessKeys keys,
      Collection<Service> services,
      Collection<RawService> rawServices,
      InstantSource clock) {
    signature = new Signature(keys, clock);
    var rules = new Rules(iam, counts, faults);
    services.forEach(service -> iam.know(service.conditionKeys()));
    services.stream()
        .collect(groupingBy(Service::model, TreeMap::new, toList()))
        .values()
        .forEach(ofOneModel -> add(new ModelledEndpoint(ofOneModel, rules)));
    for (var service : rawServices) {
      iam.know(service.conditionKeys());
      add(new RawEndpoint(service, rules));
    }
  }

  private void add(ServiceEndpoint endpoint) {
    endpoints.computeIfAbsent(endpoint.signingName(), _ -> new ArrayList<>()).add(endpoint);
  }

  /// Opens the gateway on the loopback interface.
  ///
  /// @param port 0 for any that is free
  /// @throws IllegalStateException where another program has the port
  public void start(int port) {
    try {
      var opened =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
      opened.setExecutor(threads);
      opened.createContext("/", this::handle);
      opened.start();
      server = Optional.of(opened);
    } catch (BindException e) {
      throw new IllegalStateException(
          "port %d of 127.0.0.1 is in use: end what uses it, or leave the port out for any free one"
              .formatted(port),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open port %d of 127.0.0.1".formatted(port), e);
    }
  }

  /// Returns what `AWS_ENDPOINT_URL` must be.
  public URI endpoint() {
    var port =
        server
            .orElseThrow(
                () -> new IllegalStateException("The gateway is not open; call start first"))
            .getAddress()
            .getPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Returns the signing names of the services behind it.
  public Set<String> services() {
    return new TreeSet<>(endpoints.keySet());
  }

  /// Returns how often each operation was called.
  public CallCounts counts() {
    return counts;
  }

  /// Returns what a test may make go wrong.
  public Faults faults() {
    return faults;
  }

  /// Returns and forgets what went wrong in the local cloud itself.
  public List<String> takeDefects() {
    return defects.take();
  }

  /// Shows every request that is answered, and its answer, to a listener from now on.
  public void show(RequestListener newListener) {
    listener = Optional.of(newListener);
  }

  /// Closes the gateway.
  ///
  /// @throws IllegalStateException with every defect that nobody took
  @Override
  public void close() {
    // What is cut off by closing is no defect.
    var left = takeDefects();
    closing = true;
    server.ifPresent(opened -> opened.stop(0));
    threads.shutdownNow();
    if (!left.isEmpty()) {
      throw new IllegalStateException("The local cloud itself failed:\n" + String.join("\n", left));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = Request.of(exchange);
      var answer = answer(request, UUID.randomUUID().toString());
      listener.ifPresent(w ->
          w.answered(request.method(), request.uri(), request.headers(), request.body(), answer));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      var bodiless = answer.body().length == 0 || request.method().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
      if (!bodiless) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (NoAnswer lost) {
      // An exchange that is closed before its answer has begun closes the connection.
      LOG.debug("{} {} gets no answer", exchange.getRequestMethod(), exchange.getRequestURI());
    }
  }

  /// Returns the endpoint that knows a request; where none does, any says so in its own words.
  private static ServiceEndpoint meant(List<ServiceEndpoint> known, Request request) {
    return known.size() == 1
        ? known.getFirst()
        : known.stream().filter(e -> e.knows(request)).findFirst().orElse(known.getFirst());
  }

  private RawAnswer answer(Request request, String requestId) {
    var scope = Signature.scope(request);
    if (scope.isEmpty()) {
      return Errors.json(Dialect.JSON.refuse(AuthFailure.NO_SIGNATURE), requestId);
    }
    var known = endpoints.get(scope.get().service());
    if (known == null) {
      var message =
          "No service is called " + scope.get().service() + " here, only " + endpoints.keySet();
      defects.add(message);
      return Errors.as(request, new AwsError(400, "UnknownEndpoint", message), requestId);
    }
    var endpoint = meant(known, request).speaking(request);
    try {
      var authenticated = signature.verify(request, scope.get(), endpoint.dialect());
      return endpoint.serve(
          authenticated.request(), authenticated.caller(), scope.get(), requestId);
    } catch (AwsError e) {
      return endpoint.error(e, requestId);
    } catch (NoAnswer e) {
      throw e;
    } catch (UnsupportedOperationException e) {
      LOG.warn("{}", e.getMessage());
      defects.add(e.toString());
      return endpoint.error(
          new AwsError(400, "InvalidAction", String.valueOf(e.getMessage())), requestId);
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.error("The local cloud failed at request {}", requestId, e);
        defects.add(e.toString());
      }
      return endpoint.error(new AwsError(500, "InternalFailure", e.toString()), requestId);
    }
  }
}
