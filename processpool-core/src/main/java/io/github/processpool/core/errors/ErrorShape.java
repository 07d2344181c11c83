package io.github.processpool.core.errors;

import io.github.processpool.core.json.ValueProblem;
import io.github.processpool.core.reflection.InstanceField;
import io.github.processpool.core.reflection.PerClass;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields that an exception class of an application declares.
 *
 * @param fields the fields that are sent
 * @param inReach whether these are all fields except transient ones; otherwise some are not accessible
 * @param whole whether these are all fields
 */
record ErrorShape(List<InstanceField> fields, boolean inReach, boolean whole) {
    private static final PerClass<ErrorShape> OF_CLASS = new PerClass<>(ErrorShape::find);

    static ErrorShape of(Class<?> type) {
        return OF_CLASS.get(type);
    }

    private static ErrorShape find(Class<?> type) {
        try {
            List<InstanceField> declared = InstanceField.all(type);
            List<InstanceField> fields = inReach(declared);
            boolean inReach = fields.size() == declared.size();
            return new ErrorShape(fields, inReach, inReach && !InstanceField.anyTransient(type));
        } catch (LinkageError e) {
            return new ErrorShape(List.of(), false, false); // declares a class that is not there
        }
    }

    private static List<InstanceField> inReach(List<InstanceField> declared) {
        List<InstanceField> fields = new ArrayList<>();
        for (InstanceField field : declared) {
            try {
                fields.add(field.inReach());
            } catch (ValueProblem e) {
                // What is out of reach does not travel.
            }
        }
        return fields;
    }
}
