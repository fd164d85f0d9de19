package io.qiao.e2e;

import io.qiao.standalone.Running;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The platform as programs see it that nobody here wrote: see `infra/e2e/outside`.
class SeenFromOutside {
    /// Needs no platform, only what it publishes about its events.
    @TestFactory
    Stream<DynamicTest> a_reader_of_the_event_catalogue() throws Exception {
        Outside.needsNode();
        return Outside.run("asyncapi", Map.of());
    }

    @TestFactory
    Stream<DynamicTest> a_browser() throws Exception {
        Outside.needsNode();
        String chromium = Outside.needsChromium().toString();
        Running running = Qiao.running();
        return Outside.run(
                "browser",
                Map.of(
                        "QIAO_GATEWAY",
                        running.gateway().toString(),
                        "QIAO_MAIL",
                        running.data().resolve("mail").toString(),
                        "QIAO_CHROMIUM",
                        chromium));
    }
}
