using System.Globalization;
using TrackStore.Platforms.Spotify.Json;

namespace TrackStore.Platforms.Spotify;

/// <summary>Adds genres, tempo and key to the tracks of one run. An artist is asked for once in a run.</summary>
internal sealed class SpotifyDetails(SpotifyApi api, SpotifyAccess access, SpotifyOptions options)
{
    private const int ArtistsAtOnce = 50;
    private const int FeaturesAtOnce = 100;
    private const int LongestGenre = 100;

    // Null: the artist's genres are not known.
    private readonly Dictionary<string, IReadOnlyList<string>?> _genres = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<PlatformTrack>> AddAsync(IReadOnlyList<MappedTrack> tracks, CancellationToken cancellationToken)
    {
        if (options.IncludeGenres)
            await ReadArtistsAsync(tracks.SelectMany(t => t.ArtistIds), cancellationToken).ConfigureAwait(false);
        Dictionary<string, FeaturesJson> features = options.IncludeAudioFeatures
            ? await ReadFeaturesAsync(tracks.Select(t => t.SpotifyId), cancellationToken).ConfigureAwait(false)
            : [];
        return [.. tracks.Select(track => WithFeatures(track.Track with { Genres = GenresOf(track) }, features.GetValueOrDefault(track.SpotifyId)))];
    }

    private List<string>? GenresOf(MappedTrack track)
    {
        List<string> genres = [];
        bool isKnown = false;
        foreach (string artist in track.ArtistIds)
        {
            if (_genres.GetValueOrDefault(artist) is not { } known)
                continue;
            isKnown = true;
            genres.AddRange(known.Where(genre => !genres.Contains(genre, StringComparer.OrdinalIgnoreCase)));
        }

        return isKnown ? genres : null;
    }

    private static PlatformTrack WithFeatures(PlatformTrack track, FeaturesJson? features)
    {
        if (features is null)
            return track;
        Dictionary<string, string?> more = new(track.MoreFields);
        if (features.Energy is { } energy)
            more["energy"] = energy.ToString(CultureInfo.InvariantCulture);
        if (features.Danceability is { } danceability)
            more["danceability"] = danceability.ToString(CultureInfo.InvariantCulture);
        return track with
        {
            // A tempo of 0 means that none was found.
            Bpm = features.Tempo is > 0 and <= 1000 ? features.Tempo : null,
            MusicalKey = MusicalKey.Of(features.Key, features.Mode),
            MoreFields = more,
        };
    }

    private async Task ReadArtistsAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        foreach (string[] chunk in ids.Where(id => !_genres.ContainsKey(id)).Distinct(StringComparer.Ordinal).Chunk(ArtistsAtOnce).ToArray())
        {
            if (!access.IsOpen(SpotifyEndpoint.Artists))
                return;
            if (!await ReadManyArtistsAsync(chunk, cancellationToken).ConfigureAwait(false))
                await ReadEachArtistAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads artists by one request.</summary>
    /// <returns>False when Spotify refuses that.</returns>
    private async Task<bool> ReadManyArtistsAsync(string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 1 || !access.IsOpen(SpotifyEndpoint.ManyArtists))
            return false;
        SpotifyAnswer answer = await api.AskAsync(api.Path("artists", ("ids", string.Join(',', ids))), ofUser: false, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return false;
        foreach (string id in ids)
            _genres[id] = null;
        foreach (ArtistJson artist in (SpotifyApi.Read(answer, SpotifyJson.Default.ArtistsJson).Artists ?? []).OfType<ArtistJson>())
        {
            if (artist.Id is not null)
                _genres[artist.Id] = Names(artist);
        }

        return true;
    }

    private async Task ReadEachArtistAsync(string[] ids, CancellationToken cancellationToken)
    {
        foreach (string id in ids)
        {
            SpotifyAnswer answer = await api.AskAsync(api.Path($"artists/{id}"), ofUser: false, cancellationToken).ConfigureAwait(false);
            if (answer.IsRefusal && !answer.IsUnknown)
            {
                // The tracks are good without genres, too.
                access.Refuse(SpotifyEndpoint.Artists);
                return;
            }

            _genres[id] = answer.IsSuccess ? Names(SpotifyApi.Read(answer, SpotifyJson.Default.ArtistJson)) : null;
            if (ids.Length > 1 && answer.IsSuccess)
                access.Refuse(SpotifyEndpoint.ManyArtists);
        }
    }

    private async Task<Dictionary<string, FeaturesJson>> ReadFeaturesAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        Dictionary<string, FeaturesJson> features = new(StringComparer.Ordinal);
        foreach (string[] chunk in ids.Distinct(StringComparer.Ordinal).Chunk(FeaturesAtOnce))
        {
            if (!access.IsOpen(SpotifyEndpoint.AudioFeatures))
                break;
            SpotifyAnswer answer = await api.AskAsync(api.Path("audio-features", ("ids", string.Join(',', chunk))), ofUser: false, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccess)
            {
                access.Refuse(SpotifyEndpoint.AudioFeatures);
                break;
            }

            foreach (FeaturesJson track in (SpotifyApi.Read(answer, SpotifyJson.Default.AudioFeaturesJson).AudioFeatures ?? []).OfType<FeaturesJson>())
            {
                if (track.Id is not null)
                    features[track.Id] = track;
            }
        }

        return features;
    }

    private static List<string>? Names(ArtistJson artist)
        => artist.Genres is null ? null : [.. artist.Genres.Select(genre => LimitedText.OrNull(genre, LongestGenre)).OfType<string>()];
}
