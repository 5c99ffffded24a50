using TrackStore.Fields;
using TrackStore.Text;

namespace TrackStore.Platforms;

/// <summary>A link to a platform whose values were checked and have their stored form.</summary>
/// <param name="Platform">The platform, lower-case.</param>
/// <param name="PlatformId">The track's id there.</param>
/// <param name="Uri">Its address there, or null.</param>
/// <param name="Data">The platform's JSON, or null.</param>
/// <param name="Fields">The platform's layer as JSON, or null.</param>
internal sealed record PlatformLink(string Platform, string PlatformId, string? Uri, string? Data, string? Fields)
{
    public static PlatformLink Of(string platform, string platformId, string? platformUri, string? platformData, IReadOnlyDictionary<TrackField, string?>? fields) => new(
        TextRules.SourceName(platform, nameof(platform)),
        TextRules.Required(platformId, TextRules.PlatformId, nameof(platformId)),
        TextRules.Optional(platformUri, TextRules.Url, nameof(platformUri)),
        PlatformJson.Checked(platformData, nameof(platformData)),
        fields is null ? null : PlatformJson.OfFields(new FieldValues(fields.Select(f => KeyValuePair.Create(f.Key, f.Value is null ? null : FieldRules.Normalize(f.Key, f.Value, nameof(fields)))))));
}
