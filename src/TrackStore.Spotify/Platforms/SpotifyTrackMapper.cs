using System.Text.Json;
using TrackStore.Platforms.Spotify.Json;

namespace TrackStore.Platforms.Spotify;

/// <summary>Puts Spotify's tracks into the store's terms, and within its limits.</summary>
internal static class SpotifyTrackMapper
{
    private const int LongestName = 500;
    private const int LongestLabel = 200;
    private const int LongestIsrc = 20;
    private const int LongestUrl = 2000;
    private const int LongestMore = 500;

    /// <summary>Maps a track.</summary>
    /// <param name="json">The track as it came.</param>
    /// <param name="album">The album that it was listed by, or null when it brings its own.</param>
    /// <param name="askedFor">The id that it was asked for by, or null.</param>
    /// <param name="resumeToken">Where the stream goes on behind it, or null.</param>
    /// <returns>The track, or null for what is none: an episode, a local file, a removed track.</returns>
    /// <exception cref="JsonException">It can't be read.</exception>
    public static MappedTrack? Map(JsonElement json, AlbumJson? album = null, string? askedFor = null, string? resumeToken = null)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return null;
        TrackJson track = json.Deserialize(SpotifyJson.Default.TrackJson)!;
        bool isTrack = track.Type is null or "track" && track.IsLocal is not true && track.Uri?.StartsWith("spotify:local:", StringComparison.Ordinal) is not true;
        string artist = Join(track.Artists);
        if (!isTrack || string.IsNullOrWhiteSpace(track.Id) || string.IsNullOrWhiteSpace(track.Name) || artist.Length == 0)
            return null;

        album ??= track.Album;
        string albumArtist = Join(album?.Artists);
        string id = askedFor ?? track.LinkedFrom?.Id ?? track.Id;
        var mapped = new PlatformTrack
        {
            Platform = SpotifyClient.Name,
            Id = id,
            Uri = id == track.Id ? Link(track.ExternalUrls, id) : Link(track.LinkedFrom?.ExternalUrls, id),
            Json = KeptJson.Of(json),
            Title = LimitedText.Shorten(track.Name.Trim(), LongestName),
            Artist = artist,
            Album = LimitedText.OrNull(album?.Name, LongestName),
            AlbumArtist = albumArtist.Length == 0 || albumArtist == artist ? null : albumArtist,
            Year = Year(album?.ReleaseDate),
            Duration = track.DurationMs is > 0 and < int.MaxValue ? TimeSpan.FromMilliseconds(Math.Round(track.DurationMs.Value)) : null,
            Isrc = track.ExternalIds?.Isrc?.Trim() is { Length: > 0 and <= LongestIsrc } isrc ? isrc : null,
            Label = LimitedText.OrNull(album?.Label, LongestLabel),
            Artwork = Artwork(album?.Images),
            MoreFields = More(track, album),
            ResumeToken = resumeToken,
        };
        return new MappedTrack(mapped, track.Id, [.. (track.Artists ?? []).Select(a => a?.Id).OfType<string>().Where(a => a.Length == SpotifyId.Length).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Joins artists in the order of their credits, as many as fit whole.</summary>
    private static string Join(IReadOnlyList<ArtistJson?>? artists)
    {
        string joined = "";
        foreach (string name in (artists ?? []).Select(a => a?.Name?.Trim()).OfType<string>().Where(n => n.Length > 0))
        {
            string longer = joined.Length == 0 ? LimitedText.Shorten(name, LongestName) : $"{joined}, {name}";
            if (longer.Length > LongestName)
                break;
            joined = longer;
        }

        return joined;
    }

    private static string Link(ExternalUrlsJson? urls, string id)
        => urls?.Spotify is { Length: > 0 and <= LongestUrl } link ? link : $"https://open.spotify.com/track/{id}";

    // "0000" is how Spotify says that it doesn't know.
    private static string? Year(string? date)
        => date?.Trim() is { Length: >= 4 } known && !known.StartsWith("0000", StringComparison.Ordinal) ? known.Length <= 10 ? known : known[..4] : null;

    private static List<PlatformArtwork> Artwork(IReadOnlyList<ImageJson?>? images)
    {
        List<PlatformArtwork> artwork = [];
        foreach (ImageJson? image in images ?? [])
        {
            if (image?.Url is { Length: <= LongestUrl } url && Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
                artwork.Add(new PlatformArtwork { Url = url, Width = Pixels(image.Width), Height = Pixels(image.Height) });
        }

        return artwork;
    }

    private static int? Pixels(double? value) => value is > 0 and < int.MaxValue ? (int)value.Value : null;

    // Popularity is left out on purpose: it moves from day to day, and every sync would find a change.
    private static Dictionary<string, string?> More(TrackJson track, AlbumJson? album)
    {
        Dictionary<string, string?> more = [];
        Add("uri", track.Uri);
        Add("album_id", album?.Id);
        Add("album_type", album?.AlbumType);
        Add("upc", album?.ExternalIds?.Upc);
        Add("disc_number", Plain(track.DiscNumber));
        Add("track_number", Plain(track.TrackNumber));
        Add("explicit", Plain(track.Explicit));
        return more;

        void Add(string name, string? value)
        {
            if (LimitedText.OrNull(value, LongestMore) is { } known)
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
