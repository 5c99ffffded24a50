using TrackStore.Fields;
using TrackStore.Text;

namespace TrackStore.Platforms;

/// <summary>A link to a platform's item whose values have been validated and have their stored form.</summary>
/// <param name="Platform">The platform's name, in lower case.</param>
/// <param name="PlatformId">The item's id on the platform.</param>
/// <param name="Uri">The item's address on the platform, or null.</param>
/// <param name="Data">The platform's raw JSON, or null.</param>
/// <param name="Fields">The platform's layer as JSON, or null.</param>
internal sealed record PlatformLink(string Platform, string PlatformId, string? Uri, string? Data, string? Fields)
{
    /// <exception cref="ArgumentException">A value can't be stored.</exception>
    public static PlatformLink From(
        string platform,
        string platformId,
        string? platformUri,
        string? platformData,
        TrackFieldValues? fields)
        => new(
            TextRules.SourceName(platform, nameof(platform)),
            TextRules.Exact(platformId, TextRules.PlatformId, nameof(platformId)),
            TextRules.OptionalExact(platformUri, TextRules.Url, nameof(platformUri)),
            PlatformJsonValidator.Validate(platformData, nameof(platformData)),
            fields is null ? null : FieldJson.Write(fields.ToStored()));
}
