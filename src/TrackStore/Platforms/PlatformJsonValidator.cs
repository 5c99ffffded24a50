using System.Text;
using System.Text.Json;

namespace TrackStore.Platforms;

/// <summary>Validates a platform's raw JSON, which is stored as it came.</summary>
internal static class PlatformJsonValidator
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the JSON unchanged, or null when the text is empty.</summary>
    /// <exception cref="ArgumentException">The text is not JSON, or contains an unpaired surrogate.</exception>
    public static string? Validate(string? json, string parameter)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        try
        {
            var reader = new Utf8JsonReader(Strict.GetBytes(json), new JsonReaderOptions { MaxDepth = 256 });
            while (reader.Read())
            {
                // Reading to the end validates the text without building a document.
            }

            return json;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException(
                $"{parameter} is not JSON: {exception.Message} Pass the platform's response unchanged, or null.", parameter, exception);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException($"{parameter} contains an unpaired surrogate, which is not valid Unicode.", parameter, exception);
        }
    }
}
