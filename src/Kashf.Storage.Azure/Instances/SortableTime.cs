using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.Storage.Azure.Instances;

/// <summary>UTC times as strings of one length, whose order is that of the times.</summary>
internal sealed class SortableTime : JsonConverter<DateTime>
{
    public static string Write(DateTime time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.ParseExact(reader.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(Write(value));
}
