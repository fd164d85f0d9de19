package io.qiao.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingFoldersPrivate {
    @TempDir private Path folder = Path.of("target");

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void open(Path path) throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void what_is_kept_is_closed_to_others_though_it_was_open_before() throws IOException {
        Path data = folder.resolve("data");
        open(data);
        for (String each : List.of("logs", "mail", "kafka", "store", "index", "demo")) {
            open(data.resolve(each));
        }
        Files.createFile(data.resolve("lock"));
        Files.writeString(data.resolve("sealing-key"), "made by an older version");
        Files.setPosixFilePermissions(
                data.resolve("sealing-key"), PosixFilePermissions.fromString("rw-r--r--"));

        DataFolder opened = DataFolder.open(data, false);
        opened.sealingKey();
        opened.gatewaySecret();

        assertThat(mode(data)).isEqualTo("rwx------");
        for (String each : List.of("logs", "mail", "kafka", "store", "index", "demo")) {
            assertThat(mode(data.resolve(each))).as(each).isEqualTo("rwx------");
        }
        for (String each : List.of("sealing-key", "gateway-secret")) {
            assertThat(mode(data.resolve(each))).as(each).isEqualTo("rw-------");
        }
    }

    @Test
    void a_folder_that_holds_other_things_keeps_its_own_mode() throws IOException {
        Path shared = folder.resolve("shared");
        open(shared);
        Files.createFile(shared.resolve("something-else"));

        DataFolder.open(shared, false);

        assertThat(mode(shared)).isEqualTo("rwxrwxrwx");
        assertThat(mode(shared.resolve("mail"))).isEqualTo("rwx------");
    }
}
