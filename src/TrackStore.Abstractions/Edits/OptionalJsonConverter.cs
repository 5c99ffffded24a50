using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>
/// Refuses <see cref="Optional{T}"/> and <see cref="OptionalList{T}"/> outside the edits that contain them: only an object can tell an
/// absent member from null, so a value would be lost. It is public only for source-generated serializers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OptionalJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => true;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException(
        $"{typeToConvert} has no JSON form of its own. Serialize the edit that contains it, such as a {nameof(TrackUpdate)}, as a whole.");
}
