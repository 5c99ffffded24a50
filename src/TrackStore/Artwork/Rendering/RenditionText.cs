using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackStore.Storage;

namespace TrackStore.Artwork.Rendering;

/// <summary>Writes the options of renditions as text, and reads them.</summary>
internal static partial class RenditionText
{
    public static string Write(RenditionProfile profile) => JsonSerializer.Serialize(profile, ProfileJson.Default.RenditionProfile);

    /// <summary>Reads options, or returns null for those that only a newer version of the library knows.</summary>
    public static RenditionProfile? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, ProfileJson.Default.RenditionProfile);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static bool AreSame(RenditionProfile one, RenditionProfile other)
        => RenderingKey.OptionsOf(one) == RenderingKey.OptionsOf(other);

    /// <summary>Names the options that differ, as the history lists them: sizes in pixels, and a color as #rrggbb.</summary>
    public static IEnumerable<HistorySubject> Differences(RenditionProfile before, RenditionProfile after)
        => ValuesOf(before).Zip(ValuesOf(after), (former, latter) => (former.Name, Before: former.Value, After: latter.Value))
            .Where(option => option.Before != option.After)
            .Select(option => new HistorySubject(HistorySubjectKind.Field, Id: null, option.Name)
            {
                Before = option.Before, After = option.After,
            });

    private static IEnumerable<(string Name, string Value)> ValuesOf(RenditionProfile profile)
    {
        yield return ("format", EnumNames<RenditionFormat>.Of(profile.Format));
        yield return ("shape", EnumNames<RenditionShape>.Of(profile.Shape));
        yield return ("quality", profile.Quality.ToString(CultureInfo.InvariantCulture));
        yield return ("padding_color", string.Create(CultureInfo.InvariantCulture, $"#{profile.PaddingColor:x6}"));
        foreach (RenditionSpec rendition in profile.Renditions.OrderByDescending(rendition => rendition.Size))
        {
            yield return (
                EnumNames<ImageSize>.Of(rendition.Size), rendition.LongestSide.ToString(CultureInfo.InvariantCulture));
        }
    }

    [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
    [JsonSerializable(typeof(RenditionProfile))]
    private sealed partial class ProfileJson : JsonSerializerContext;
}
