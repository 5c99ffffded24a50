using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrackStore.Discogs.Responses;

/// <summary>Reads parts of a response leniently.</summary>
internal static class JsonElementExtensions
{
    /// <summary>Deserializes an element, or returns null if it doesn't have this form.</summary>
    public static T? TryRead<T>(this JsonElement element, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return element.Deserialize(type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
