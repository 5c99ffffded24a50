using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Discogs.Responses;

/// <summary>Reads 32-bit integers as <see cref="LenientNumberConverter"/> does.</summary>
internal sealed class LenientWholeConverter : JsonConverter<int>
{
    public override bool HandleNull => true;

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => LenientNumberConverter.ReadLenient(ref reader) is >= int.MinValue and <= int.MaxValue and long number ? (int)number : 0;

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
