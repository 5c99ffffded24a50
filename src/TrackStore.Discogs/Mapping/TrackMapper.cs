using System.Buffers;
using System.Globalization;
using TrackStore.Discogs.Responses;
using TrackStore.Discogs.Collection;
using TrackStore.Discogs.Http;

namespace TrackStore.Discogs.Mapping;

/// <summary>Maps a release to the store's tracks.</summary>
internal sealed class TrackMapper(DiscogsApi api)
{
    /// <summary>Discogs' own name for an unknown artist.</summary>
    private const string UnknownArtist = "Unknown Artist";
    private const string NoLabel = "Not On Label";

    // Zeros, dashes and question marks mean that a date or duration is unknown.
    private static readonly SearchValues<char> Unknown = SearchValues.Create("0:-?. ");

    /// <summary>The longest side of the small images, in pixels.</summary>
    private const int ThumbnailSize = 150;

    public IReadOnlyList<PlatformTrack> Map(ReleaseResponse response, OwnedRecord? owned, IReadOnlyDictionary<long, string> folders)
    {
        DiscogsRelease release = response.Release;
        string? releaseArtist = TextLimits.Fit(ArtistCredit.Of(release.Artists) ?? release.ArtistsSort, TextLimits.Name);
        string? label = LabelOf(release, out bool isEmpty);
        string uri = TextLimits.Fit(WebAddress(release.Uri), TextLimits.Url)
            ?? string.Create(CultureInfo.InvariantCulture, $"https://www.discogs.com/release/{release.Id}");
        IReadOnlyList<string>? genres = GenresOf(release);
        IReadOnlyList<PlatformArtwork> artwork = ArtworkOf(release, owned?.Listed);
        Dictionary<string, string?> shared = MoreOf(release);
        if (owned is not null)
            OwnedFields.AddTo(shared, owned, folders);
        string? year = YearOf(release);
        OmittedValue[] omitted = year is null && (IsGiven(release.Year) || IsGiven(release.Released))
            ? [new OmittedValue(nameof(PlatformTrack.Year), "Discogs' release date has no year of four digits.")]
            : [];

        return [.. TrackList.Of(response.Raw).Select(Track)];

        PlatformTrack Track(ListedTrack track)
        {
            string? credit = ArtistCredit.Of(track.Entry.Artists) ?? ArtistCredit.Of(track.IndexArtists);
            string artist = TextLimits.Fit(credit, TextLimits.Name) ?? releaseArtist ?? UnknownArtist;
            var more = new Dictionary<string, string?>(shared);
            Set(more, "position", track.Entry.Position);
            Set(more, "heading", track.Heading);
            TrackPosition position = TrackPosition.Of(track.Entry.Position, track.Place);
            TimeSpan? duration = DurationText.Parse(track.Entry.Duration);
            return new PlatformTrack
            {
                Platform = DiscogsClient.Name,
                Id = TrackId.Of(release.Id, track.Key),
                Uri = uri,
                Json = TrackJson.Of(response.Raw, track.Raw, owned),
                Title = TextLimits.Fit(track.Title, TextLimits.Name)!,
                Artist = artist,
                Album = TextLimits.Fit(release.Title, TextLimits.Name),
                AlbumArtist = releaseArtist,
                DiscNumber = position.Disc,
                TrackNumber = position.Number,
                Year = year,
                Duration = duration,
                Label = label,
                Genres = genres,
                Artwork = artwork,
                EmptyFields = isEmpty ? [TrackField.Label] : [],
                MoreFields = more,
                Omitted = duration is null && IsGiven(track.Entry.Duration)
                    ? [.. omitted, new OmittedValue(nameof(PlatformTrack.Duration), "Discogs' duration is not minutes and seconds.")]
                    : omitted,
            };
        }
    }

    private static bool IsGiven(string? text) => text?.AsSpan().ContainsAnyExcept(Unknown) == true;

    private static string? YearOf(DiscogsRelease release)
        => Year(release.Year) ?? Year(release.Released?.Split('-')[0]);

    private static string? Year(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1000 and <= 9999
            ? year.ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>Gets the first label, or null. Discogs marks records that are known to have no label.</summary>
    private static string? LabelOf(DiscogsRelease release, out bool isEmpty)
    {
        string? name = release.Labels?.Select(label => label?.Name).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        isEmpty = name?.StartsWith(NoLabel, StringComparison.OrdinalIgnoreCase) == true;
        return isEmpty || name is null ? null : TextLimits.Fit(ArtistCredit.WithoutNumber(name), TextLimits.Label);
    }

    /// <summary>Gets the genres followed by the styles, which are more specific; null when the response has neither.</summary>
    private static List<string>? GenresOf(DiscogsRelease release)
        => release.Genres is null && release.Styles is null
            ? null
            : [.. (release.Genres ?? []).Concat(release.Styles ?? [])
                .Select(name => TextLimits.Fit(name, TextLimits.Genre))
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// Gets the front cover: the primary image, else the first, else the one from the list. The other images show the back, labels and
    /// inserts, and a larger one of them would replace the cover.
    /// </summary>
    private List<PlatformArtwork> ArtworkOf(DiscogsRelease release, DiscogsRelease? listed)
    {
        List<DiscogsImage> images = [.. (release.Images ?? []).OfType<DiscogsImage>().Where(image => Address(image.Uri) is not null)];
        DiscogsImage? primary = images.Find(image => string.Equals(image.Type, "primary", StringComparison.OrdinalIgnoreCase));
        if ((primary ?? images.FirstOrDefault()) is { } front)
        {
            List<PlatformArtwork> sizes =
            [
                new PlatformArtwork { Url = Address(front.Uri)!, Width = Positive(front.Width), Height = Positive(front.Height) },
            ];
            if (Address(front.Uri150) is { } small)
                sizes.Add(new PlatformArtwork { Url = small, Width = ThumbnailSize, Height = ThumbnailSize });
            return sizes;
        }

        if ((Address(release.CoverImage) ?? Address(listed?.CoverImage)) is { } cover)
            return [new PlatformArtwork { Url = cover }];
        return (Address(release.Thumb) ?? Address(listed?.Thumb)) is { } thumb
            ? [new PlatformArtwork { Url = thumb, Width = ThumbnailSize, Height = ThumbnailSize }]
            : [];
    }

    private string? Address(string? address)
        => api.Resolve(address) is { } url
            && url.AbsoluteUri.Length <= TextLimits.Url
            && !url.AbsolutePath.EndsWith("/spacer.gif", StringComparison.OrdinalIgnoreCase)
            ? Uri.TryCreate(address, UriKind.Absolute, out Uri? absolute) && absolute == url ? address!.Trim() : url.AbsoluteUri
            : null;

    private static int? Positive(int? size) => size > 0 ? size : null;

    private static string? WebAddress(string? uri)
        => Uri.TryCreate(uri, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? uri
            : null;

    private static Dictionary<string, string?> MoreOf(DiscogsRelease release)
    {
        var more = new Dictionary<string, string?>();
        Set(more, "release_id", release.Id.ToString(CultureInfo.InvariantCulture));
        Set(more, "master_id", release.MasterId > 0 ? release.MasterId.Value.ToString(CultureInfo.InvariantCulture) : null);
        Set(more, "catalog_number", Joined(release.Labels?.Select(label => label?.Catno).Where(number => !IsNone(number))));
        Set(more, "country", release.Country);
        Set(more, "format", FormatText.Of(release.Formats));
        Set(more, "released", release.Released);
        string labels = Joined(release.Labels?.Select(label => label?.Name)) ?? "";
        if (labels.Contains("; ", StringComparison.Ordinal) || labels.StartsWith(NoLabel, StringComparison.OrdinalIgnoreCase))
            Set(more, "labels", labels);
        return more;

        static bool IsNone(string? number) => string.Equals(number, "none", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Joined(IEnumerable<string?>? texts)
    {
        IEnumerable<string?>? known = texts?.Select(text => text?.Trim()).Where(text => !string.IsNullOrEmpty(text));
        return known is null ? null : string.Join("; ", known.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private static void Set(Dictionary<string, string?> more, string name, string? value)
    {
        if (TextLimits.Fit(value, TextLimits.More) is { } text)
            more[name] = text;
    }
}
