package eventrelay.terraform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A moto of its own, and a folder for Terraform, for one test at a time: several stacks have the
 * same accounts and names.
 */
record Lane(Terraform terraform, Moto moto) implements AutoCloseable {
  private static final BlockingQueue<Lane> FREE = new LinkedBlockingQueue<>();

  static {
    for (var moto : Setting.MOTO.value().split(",")) {
      var folder = Path.of(Setting.TERRAFORM.value()).resolve("lane-" + (FREE.size() + 1));
      FREE.add(new Lane(new Terraform(folder), new Moto(moto)));
    }
  }

  /** Waits for one that is free; its accounts are empty. */
  static Lane free() throws IOException, InterruptedException {
    var lane = FREE.take();
    lane.moto.reset();
    return lane;
  }

  @Override
  public void close() {
    FREE.add(this);
  }
}
