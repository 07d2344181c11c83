package io.github.processpool.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritedEnvironmentTest {
    private static Map<String, String> tidy(String name, String value) {
        Map<String, String> environment = new HashMap<>(Map.of(name, value));
        InheritedEnvironment.tidy(environment);
        return environment;
    }

    @Test
    void whatAttachesToTheApplicationIsLeftOut() {
        String options = "-Xmx1g -agentlib:jdwp=transport=dt_socket,address=5005 -javaagent:\"/a b/agent.jar\"=x,y"
                + " '-agentpath:/lib/with a blank.so' -Dkey=\"some words\" -Xdebug -Xrunjdwp:server=y"
                + " -Dcom.sun.management.jmxremote -Dcom.sun.management.jmxremote.port=9010 -ea";

        for (String name : new String[] {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}) {
            assertThat(tidy(name, options)).containsExactlyEntriesOf(Map.of(name, "-Xmx1g -Dkey=\"some words\" -ea"));
        }
    }

    @Test
    void variableThatHoldsNothingElseIsLeftOut() {
        assertThat(tidy("JAVA_TOOL_OPTIONS", "-javaagent:/agent.jar")).isEmpty();
    }

    @Test
    void otherVariablesAreLeftAsTheyAre() {
        assertThat(tidy("OTHER", "-javaagent:/agent.jar")).containsEntry("OTHER", "-javaagent:/agent.jar");
    }
}
