package io.github.processpool.core.errors;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.reflection.JdkClasses;
import io.github.processpool.core.reflection.PerClass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields that an exception class of an application declares.
 *
 * @param fields the fields that are sent
 * @param inReach whether these are all fields except transient ones; otherwise some are not accessible
 * @param transients whether there are transient fields
 */
record ErrorShape(List<ErrorField> fields, boolean inReach, boolean transients) {
    private static final PerClass<ErrorShape> OF_CLASS = new PerClass<>(ErrorShape::find);

    static ErrorShape of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    /** Tells whether the fields that travel are all that an exception holds. */
    boolean isWhole() {
        return inReach && !transients;
    }

    private static ErrorShape find(Class<?> type) {
        try {
            List<InstanceField> declared = InstanceField.all(type);
            List<ErrorField> fields = inReach(declared);
            return new ErrorShape(fields, fields.size() == declared.size(), hasTransients(type));
        } catch (LinkageError e) {
            return new ErrorShape(List.of(), false, false); // declares a class that is not there
        }
    }

    private static List<ErrorField> inReach(List<InstanceField> declared) {
        List<ErrorField> fields = new ArrayList<>();
        for (InstanceField field : declared) {
            try {
                fields.add(new ErrorField(field));
            } catch (ValueProblem e) {
                // What is out of reach does not travel.
            }
        }
        return fields;
    }

    private static boolean hasTransients(Class<?> type) {
        for (Class<?> c = type; c != null && !JdkClasses.contains(c); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == Modifier.TRANSIENT) {
                    return true;
                }
            }
        }
        return false;
    }
}
