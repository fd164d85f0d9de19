package io.qiao.chassis;

import org.testcontainers.DockerClientFactory;

/// Whether containers can be had.
public final class Docker {
    /// What is reported for a test that needs them.
    public static final String MISSING =
            "skipped: no Docker engine here, so this contract was not tested on the real thing";

    private Docker() {}

    public static boolean isThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
