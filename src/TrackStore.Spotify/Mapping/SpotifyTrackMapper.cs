using System.Text.Json;
using TrackStore.Spotify.Responses;

namespace TrackStore.Spotify.Mapping;

/// <summary>Maps Spotify's tracks to the store's, within the store's limits.</summary>
internal static class SpotifyTrackMapper
{
    private const int MaxNameLength = 500;
    private const int MaxLabelLength = 200;
    private const int MaxIsrcLength = 200;
    private const int MaxUrlLength = 2000;
    private const int MaxMoreLength = 500;

    /// <summary>Maps a track.</summary>
    /// <param name="json">The track's JSON.</param>
    /// <param name="album">The album that lists the track, or null when the JSON has its own album.</param>
    /// <param name="requestedId">The id of the request, or null.</param>
    /// <param name="resumeToken">The token to continue after this track, or null.</param>
    /// <returns>The track, or null for an episode, a local file or a removed track.</returns>
    /// <exception cref="JsonException">The JSON can't be read.</exception>
    public static MappedTrack? Map(JsonElement json, AlbumJson? album = null, string? requestedId = null, string? resumeToken = null)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        TrackJson track = json.Deserialize(SpotifyJson.Default.TrackJson)!;
        bool isTrack = track.Type is null or "track"
            && track.IsLocal is not true
            && track.Uri?.StartsWith("spotify:local:", StringComparison.Ordinal) is not true;
        string artist = Join(track.Artists);
        if (!isTrack || string.IsNullOrWhiteSpace(track.Id) || string.IsNullOrWhiteSpace(track.Name) || artist.Length == 0)
            return null;

        album ??= track.Album;
        string albumArtist = Join(album?.Artists);
        string id = requestedId ?? track.LinkedFrom?.Id ?? track.Id;
        List<OmittedValue> omitted = [];
        var mapped = new PlatformTrack
        {
            Platform = SpotifyClient.Name,
            Id = id,
            Uri = Link(id == track.Id ? track.ExternalUrls : track.LinkedFrom?.ExternalUrls, id, omitted),
            Json = StoredJson.Of(json),
            Title = LimitedText.Shorten(track.Name.Trim(), MaxNameLength),
            Artist = artist,
            Album = LimitedText.OrNull(album?.Name, MaxNameLength),
            AlbumArtist = albumArtist.Length == 0 ? null : albumArtist,
            DiscNumber = Number(track.DiscNumber, nameof(PlatformTrack.DiscNumber), omitted),
            TrackNumber = Number(track.TrackNumber, nameof(PlatformTrack.TrackNumber), omitted),
            Year = Year(album?.ReleaseDate),
            Duration = Duration(track.DurationMs, omitted),
            Isrc = Isrc(track.ExternalIds?.Isrc, omitted),
            Label = LimitedText.OrNull(album?.Label, MaxLabelLength),
            Artwork = Artwork(album?.Images, omitted),
            UnaskedFields = SpotifyDetails.Fields,
            MoreFields = More(track, album),
            Omitted = omitted,
            ResumeToken = resumeToken,
        };
        IEnumerable<string> artistIds = (track.Artists ?? [])
            .Select(credit => credit?.Id)
            .OfType<string>()
            .Where(artistId => artistId.Length == SpotifyId.Length);
        return new MappedTrack(mapped, track.Id, [.. artistIds.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Joins artist names in credit order, as many as fit completely.</summary>
    private static string Join(IReadOnlyList<ArtistJson?>? artists)
    {
        string joined = "";
        foreach (string name in (artists ?? []).Select(a => a?.Name?.Trim()).OfType<string>().Where(n => n.Length > 0))
        {
            string longer = joined.Length == 0 ? LimitedText.Shorten(name, MaxNameLength) : $"{joined}, {name}";
            if (longer.Length > MaxNameLength)
                break;
            joined = longer;
        }

        return joined;
    }

    private static string Link(ExternalUrlsJson? urls, string id, List<OmittedValue> omitted)
    {
        if (urls?.Spotify is { Length: > 0 and <= MaxUrlLength } link)
            return link;
        if (urls?.Spotify is { Length: > MaxUrlLength })
            Omit(omitted, nameof(PlatformTrack.Uri), $"Spotify's address is longer than {MaxUrlLength} characters.");
        return $"https://open.spotify.com/track/{id}";
    }

    // Spotify writes an unknown duration as 0.
    private static TimeSpan? Duration(double? milliseconds, List<OmittedValue> omitted)
    {
        if (milliseconds is > 0 and < int.MaxValue)
            return TimeSpan.FromMilliseconds(Math.Round(milliseconds.Value));
        if (milliseconds is not (null or 0))
            Omit(omitted, nameof(PlatformTrack.Duration), "Spotify's duration is no possible number of milliseconds.");
        return null;
    }

    // Spotify writes an unknown number as 0. The store knows which numbers are possible.
    private static int? Number(JsonElement value, string field, List<OmittedValue> omitted)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number))
            return number == 0 ? null : number;
        Omit(omitted, field, "Spotify's number is not a whole number.");
        return null;
    }

    // The store finds the code in the text.
    private static string? Isrc(string? text, List<OmittedValue> omitted)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length <= MaxIsrcLength)
            return text.Trim();
        Omit(omitted, nameof(PlatformTrack.Isrc), "Spotify's text is too long for a code.");
        return null;
    }

    private static void Omit(List<OmittedValue> omitted, string field, string reason) => omitted.Add(new OmittedValue(field, reason));

    // Spotify writes an unknown year as "0000".
    private static string? Year(string? date)
        => date?.Trim() is not { Length: >= 4 } known || known.StartsWith("0000", StringComparison.Ordinal) ? null
            : known.Length <= 10 ? known
            : known[..4];

    private static List<PlatformArtwork> Artwork(IReadOnlyList<ImageJson?>? images, List<OmittedValue> omitted)
    {
        List<PlatformArtwork> artwork = [];
        foreach (ImageJson? image in images ?? [])
        {
            if (image?.Url is { Length: <= MaxUrlLength } url
                && Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
                && address.Scheme is "http" or "https")
            {
                artwork.Add(new PlatformArtwork { Url = url, Width = Pixels(image.Width), Height = Pixels(image.Height) });
            }
            else if (image?.Url is { Length: > 0 })
            {
                Omit(omitted, nameof(PlatformTrack.Artwork), $"A picture has no web address of at most {MaxUrlLength} characters.");
            }
        }

        return artwork;
    }

    private static int? Pixels(double? value) => value is > 0 and < int.MaxValue ? (int)value.Value : null;

    // Without popularity, which changes daily: every sync would find a change.
    private static Dictionary<string, string?> More(TrackJson track, AlbumJson? album)
    {
        Dictionary<string, string?> more = [];
        Add("uri", track.Uri);
        Add("album_id", album?.Id);
        Add("album_type", album?.AlbumType);
        Add("upc", album?.ExternalIds?.Upc);
        Add("explicit", Plain(track.Explicit));
        return more;

        void Add(string name, string? value)
        {
            if (LimitedText.OrNull(value, MaxMoreLength) is { } known)
                more[name] = known;
        }
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.String => value.GetString(),
        _ => null,
    };
}
