package io.github.processpool.core.objects;

import java.io.ObjectInputValidation;
import java.util.ArrayList;
import java.util.List;

/** What objects want to check when all that belongs to a value has been read, those of high priority first. */
final class SerialValidations {
    private final List<Registered> registered = new ArrayList<>();

    private record Registered(ObjectInputValidation validation, int priority) {}

    void add(ObjectInputValidation validation, int priority) {
        int index = 0;
        while (index < registered.size() && registered.get(index).priority > priority) {
            index++;
        }
        registered.add(index, new Registered(validation, priority));
    }

    void clear() {
        registered.clear();
    }

    /** Runs all of them, up to the first that fails. */
    void run(String type) {
        for (Registered next : registered) {
            try {
                next.validation.validateObject();
            } catch (Throwable e) {
                throw SerialProblems.thrownBy(type, "decoded", "validateObject", e);
            }
        }
    }
}
