package eventrelay.engine.provider;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where {@code .ci/engine/pulumi-resource-aws} asks for a provider. The engine starts one such
 * process for each explicit provider; each gets an {@link AwsProvider} of its own, which listens
 * for as long as that process lives.
 */
public final class ProviderPlugins implements AutoCloseable {
  /** The variable that tells the process where to ask. */
  public static final String PORT = "EVENT_RELAY_TEST_PROVIDER_PORT";

  private static final int MAXIMUM_MESSAGE_BYTES = 400 * 1024 * 1024;

  private final AwsAccounts accounts;
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Starts to listen, on loopback only. */
  public ProviderPlugins(AwsAccounts accounts) {
    this.accounts = accounts;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::open);
  }

  public int port() {
    return door.getLocalPort();
  }

  private void open() {
    try {
      while (true) {
        var caller = door.accept();
        threads.execute(() -> serve(caller));
      }
    } catch (SocketException e) {
      return; // Closed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket caller) {
    Server server = null;
    try (caller) {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .maxInboundMessageSize(MAXIMUM_MESSAGE_BYTES)
              .addService(new AwsProvider(accounts))
              .build()
              .start();
      var port = server.getPort() + "\n";
      caller.getOutputStream().write(port.getBytes(StandardCharsets.US_ASCII));
      caller.getInputStream().readAllBytes(); // Until the process ends.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (server != null) {
        server.shutdownNow();
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
