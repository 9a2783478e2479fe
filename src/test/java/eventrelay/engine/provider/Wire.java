package eventrelay.engine.provider;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Properties as they go over Pulumi's wire, and as plain values. */
final class Wire {
  /** Stands for a value that only an update will know (sdk/go/common/resource/plugin/rpc.go). */
  static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  /** The key that marks an object as something else: a secret, an asset, an archive. */
  static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

  static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

  private Wire() {}

  static Map<String, Object> read(Struct struct) {
    var map = new TreeMap<String, Object>();
    struct.getFieldsMap().forEach((key, value) -> map.put(key, read(value)));
    // A property without a value is one that was not given.
    map.values().removeIf(value -> value == NullValue.NULL_VALUE);
    return map;
  }

  private static Object read(Value value) {
    return switch (value.getKindCase()) {
      case STRUCT_VALUE -> read(value.getStructValue());
      case LIST_VALUE -> value.getListValue().getValuesList().stream().map(Wire::read).toList();
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case NUMBER_VALUE -> value.getNumberValue();
      case NULL_VALUE, KIND_NOT_SET -> NullValue.NULL_VALUE;
    };
  }

  static Struct write(Map<String, Object> map) {
    var struct = Struct.newBuilder();
    map.forEach((key, value) -> struct.putFields(key, write(value)));
    return struct.build();
  }

  private static Value write(Object value) {
    var written = Value.newBuilder();
    if (value instanceof Map<?, ?> map) {
      var struct = Struct.newBuilder();
      map.forEach((key, each) -> struct.putFields(key.toString(), write(each)));
      return written.setStructValue(struct).build();
    }
    if (value instanceof List<?> list) {
      return written
          .setListValue(
              ListValue.newBuilder().addAllValues(list.stream().map(Wire::write).toList()))
          .build();
    }
    if (value instanceof Boolean truth) {
      return written.setBoolValue(truth).build();
    }
    if (value instanceof Number number) {
      return written.setNumberValue(number.doubleValue()).build();
    }
    return value == NullValue.NULL_VALUE
        ? written.setNullValue(NullValue.NULL_VALUE).build()
        : written.setStringValue((String) value).build();
  }
}
