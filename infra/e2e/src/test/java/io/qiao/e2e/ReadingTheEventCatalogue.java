package io.qiao.e2e;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the platform publishes about its events, as a program sees it that nobody here wrote: see
/// `infra/e2e/outside`. It needs no platform that runs.
@Execution(ExecutionMode.CONCURRENT)
class ReadingTheEventCatalogue {
    @TestFactory
    Stream<DynamicTest> as_its_parser_does() throws Exception {
        Outside.needsNode();
        return Outside.run("asyncapi", Map.of());
    }
}
