using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Discogs.Responses;

/// <summary>Reads whole numbers, also from text; anything else becomes 0, which Discogs itself uses for "none".</summary>
internal sealed class LenientNumberConverter : JsonConverter<long>
{
    public override bool HandleNull => true;

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadLenient(ref reader);

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    internal static long ReadLenient(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number))
            return number;
        if (reader.TokenType == JsonTokenType.String
            && long.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return number;
        }

        reader.Skip();
        return 0;
    }
}
