package com.example.clash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.processpool.Pool;
import java.util.List;
import tools.jackson.core.json.PackageVersion;

public class Main {
    static String name(String json) throws Exception {
        JsonNode node = new ObjectMapper().readTree(json);
        return node.get("name").asText() + " " + PackageVersion.VERSION;
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.create(2)) {
            System.out.println(pool.map(Main::name, List.of("{\"name\":\"Ann\"}", "{\"name\":\"Bob\"}")));
            pool.run(() -> System.out.println("printed by a task"));
        }
    }
}
