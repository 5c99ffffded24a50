using System.Globalization;
using TrackStore.Spotify.Http;
using TrackStore.Spotify.Mapping;
using TrackStore.Spotify.Responses;

namespace TrackStore.Spotify;

/// <summary>Adds genres, tempo and key to the tracks of one run. Each artist is requested once per run.</summary>
internal sealed class SpotifyDetails(SpotifyApi api, EndpointAvailability endpoints, SpotifyOptions options)
{
    private const int ArtistBatchSize = 50;
    private const int FeatureBatchSize = 100;
    private const int MaxGenreLength = 100;
    private const int MaxTempo = 1000;

    /// <summary>Gets the fields that only further requests can tell.</summary>
    public static IReadOnlyCollection<TrackField> Fields { get; } = [TrackField.Bpm, TrackField.MusicalKey, TrackField.Genres];

    // Null: the artist's genres are unknown.
    private readonly Dictionary<string, IReadOnlyList<string>?> _genres = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<PlatformTrack>> AddAsync(IReadOnlyList<MappedTrack> tracks, CancellationToken cancellationToken)
    {
        if (options.IncludeGenres)
            await ReadArtistsAsync(tracks.SelectMany(t => t.ArtistIds), cancellationToken).ConfigureAwait(false);
        Dictionary<string, FeaturesJson> features = options.IncludeAudioFeatures
            ? await ReadFeaturesAsync(tracks.Select(t => t.SpotifyId), cancellationToken).ConfigureAwait(false)
            : [];
        return [.. tracks.Select(track => WithDetails(track, features.GetValueOrDefault(track.SpotifyId)))];
    }

    private PlatformTrack WithDetails(MappedTrack track, FeaturesJson? features)
    {
        List<string>? genres = GenresOf(track);
        IEnumerable<TrackField> unasked = Fields.Where(field => field == TrackField.Genres ? genres is null : features is null);
        return WithFeatures(track.Track with { Genres = genres, UnaskedFields = [.. unasked] }, features);
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
            // Spotify writes an unknown tempo as 0.
            Bpm = features.Tempo is > 0 and <= MaxTempo ? features.Tempo : null,
            MusicalKey = MusicalKey.FromPitchClass(features.Key, features.Mode)?.ToString(),
            Omitted = features.Tempo is < 0 or > MaxTempo ? [.. track.Omitted, TempoOmitted(features.Tempo.Value)] : track.Omitted,
            MoreFields = more,
        };
    }

    private static OmittedValue TempoOmitted(double tempo) => new(
        nameof(PlatformTrack.Bpm),
        string.Create(CultureInfo.InvariantCulture, $"Spotify's tempo is {tempo}; the store takes 0 to {MaxTempo} beats per minute."));

    private async Task ReadArtistsAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        string[] unknown = [.. ids.Where(id => !_genres.ContainsKey(id)).Distinct(StringComparer.Ordinal)];
        foreach (string[] chunk in unknown.Chunk(ArtistBatchSize))
        {
            if (!endpoints.IsAvailable(SpotifyEndpoint.Artists))
                return;
            if (!await ReadArtistBatchAsync(chunk, cancellationToken).ConfigureAwait(false))
                await ReadEachArtistAsync(chunk, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads artists in one request.</summary>
    /// <returns>False when Spotify refuses batches.</returns>
    private async Task<bool> ReadArtistBatchAsync(string[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 1 || !endpoints.IsAvailable(SpotifyEndpoint.ManyArtists))
            return false;
        string path = api.Path("artists", ("ids", string.Join(',', ids)));
        SpotifyResponse response = await api.RequestAsync(path, ofUser: false, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            return false;
        foreach (string id in ids)
            _genres[id] = null;
        foreach (ArtistJson artist in (SpotifyApi.Read(response, SpotifyJson.Default.ArtistsJson).Artists ?? []).OfType<ArtistJson>())
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
            SpotifyResponse response = await api.RequestAsync(api.Path($"artists/{id}"), ofUser: false, cancellationToken)
                .ConfigureAwait(false);
            if (response.IsRefusal && !response.IsUnknown)
            {
                // The tracks are useful without genres, too.
                endpoints.MarkRefused(SpotifyEndpoint.Artists);
                return;
            }

            _genres[id] = response.IsSuccess ? Names(SpotifyApi.Read(response, SpotifyJson.Default.ArtistJson)) : null;
            if (ids.Length > 1 && response.IsSuccess)
                endpoints.MarkRefused(SpotifyEndpoint.ManyArtists);
        }
    }

    private async Task<Dictionary<string, FeaturesJson>> ReadFeaturesAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        Dictionary<string, FeaturesJson> features = new(StringComparer.Ordinal);
        foreach (string[] chunk in ids.Distinct(StringComparer.Ordinal).Chunk(FeatureBatchSize))
        {
            if (!endpoints.IsAvailable(SpotifyEndpoint.AudioFeatures))
                break;
            string path = api.Path("audio-features", ("ids", string.Join(',', chunk)));
            SpotifyResponse response = await api.RequestAsync(path, ofUser: false, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess)
            {
                endpoints.MarkRefused(SpotifyEndpoint.AudioFeatures);
                break;
            }

            AudioFeaturesJson read = SpotifyApi.Read(response, SpotifyJson.Default.AudioFeaturesJson);
            foreach (FeaturesJson track in (read.AudioFeatures ?? []).OfType<FeaturesJson>())
            {
                if (track.Id is not null)
                    features[track.Id] = track;
            }
        }

        return features;
    }

    private static List<string>? Names(ArtistJson artist)
        => artist.Genres is null ? null : [.. artist.Genres.Select(genre => LimitedText.OrNull(genre, MaxGenreLength)).OfType<string>()];
}
