package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.porch.SiteAddress;

class SiteAddressTest {

    @TempDir
    Path data;

    @Test
    void aLinkLeadsToTheSiteThatServes() {
        assertThat(SiteAddress.read(null, data)).isEqualTo("http://localhost:8080");
        SiteAddress.write(data, "https://social-value.example");
        assertThat(SiteAddress.read("", data)).isEqualTo("https://social-value.example");
        assertThat(SiteAddress.read("https://sv.example/", data)).isEqualTo("https://sv.example");
    }
}
