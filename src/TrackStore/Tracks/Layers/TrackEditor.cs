using TrackStore.Artwork;
using TrackStore.Artwork.Linking;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Text;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks.Layers;

/// <summary>What a user does to one track's layers, in one transaction: edits, pins, and taking them back.</summary>
internal sealed class TrackEditor(StoreTransaction transaction, long trackId, FieldRanking ranking, IReadOnlyList<string> artworkRanking) : IDisposable
{
    private readonly UserOverrides _overrides = new(transaction, trackId);
    private readonly TrackWriter _writer = new(transaction, ranking);
    private readonly GenreWriter _genres = new(transaction, ranking);

    public async Task WriteAsync(ValidatedUpdate edit, CancellationToken cancellationToken)
    {
        if (await _writer.SetFieldsAsync(trackId, FieldLayer.User, edit.Fields, cancellationToken).ConfigureAwait(false))
            await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
        if (edit.Genres is { } genres)
            await WriteGenresAsync(genres, cancellationToken).ConfigureAwait(false);
        if (edit.HasFacts)
            await WriteFactsAsync(edit, cancellationToken).ConfigureAwait(false);
    }

    public async Task RevertAsync(IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken)
    {
        foreach (TrackField field in fields)
        {
            await _overrides.ForgetAsync(field, cancellationToken).ConfigureAwait(false);
            if (field == TrackField.Artwork)
                await RevertArtworkAsync(cancellationToken).ConfigureAwait(false);
            if (field == TrackField.Genres)
            {
                await _genres.SetAsync(trackId, Sources.User, [], cancellationToken).ConfigureAwait(false);
                await _genres.ShowBestAsync(trackId, cancellationToken).ConfigureAwait(false);
            }
        }

        await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    public async Task PinAsync(string platform, IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken)
    {
        TrackLayers layers = await _writer.ReadLayersAsync(trackId, cancellationToken).ConfigureAwait(false);
        var known = new HashSet<TrackField>(layers.Platforms.FirstOrDefault(layer => layer.Platform == platform)?.Values.Keys ?? []);
        if (await HasGenresAsync(platform, cancellationToken).ConfigureAwait(false))
            known.Add(TrackField.Genres);
        if (await FindArtworkAsync(platform, cancellationToken).ConfigureAwait(false) is not null)
            known.Add(TrackField.Artwork);
        TrackField[] unknown = [.. fields.Where(field => !known.Contains(field)).Distinct()];
        if (unknown.Length > 0)
            throw new PlatformValueNotFoundException(platform, unknown, [.. known.Order()]);

        foreach (TrackField field in fields)
        {
            if (field == TrackField.Artwork)
                await ShowArtworkAsync(platform, cancellationToken).ConfigureAwait(false);
            else
                await _overrides.PinAsync(field, platform, cancellationToken).ConfigureAwait(false);
        }

        if (fields.Contains(TrackField.Genres))
        {
            await _genres.SetAsync(trackId, Sources.User, [], cancellationToken).ConfigureAwait(false);
            await _genres.ShowBestAsync(trackId, cancellationToken).ConfigureAwait(false);
        }

        await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _genres.Dispose();
    }

    private async Task WriteGenresAsync(IReadOnlyList<NormalizedName> genres, CancellationToken cancellationToken)
    {
        if (genres.Count == 0)
            await _overrides.EmptyAsync(TrackField.Genres, cancellationToken).ConfigureAwait(false);
        else
            await _overrides.ForgetAsync(TrackField.Genres, cancellationToken).ConfigureAwait(false);
        await _genres.SetAsync(trackId, Sources.User, genres, cancellationToken).ConfigureAwait(false);
        await _genres.ShowBestAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteFactsAsync(ValidatedUpdate edit, CancellationToken cancellationToken)
    {
        Track stored = (await CompiledTrackQueries.For(transaction.Context).Get(transaction.Context, trackId, cancellationToken).ConfigureAwait(false))!;
        await _writer.SetFactsAsync(
            trackId,
            edit.IsAvailableLocally ?? stored.IsAvailableLocally,
            edit.SetsLocalPath ? edit.LocalPath : stored.LocalPath,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> HasGenresAsync(string platform, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare("SELECT count(*) FROM track_genres WHERE track_id = @track AND source = @source", "@track", "@source");
        return await find.NumberAsync(cancellationToken, trackId, platform).ConfigureAwait(false) > 0;
    }

    private async Task RevertArtworkAsync(CancellationToken cancellationToken)
    {
        var links = new ArtworkLinks(transaction, ImageSubject.Track, trackId, ArtworkKind.Front);
        await links.ForgetChoiceAsync(cancellationToken).ConfigureAwait(false);
        await links.ShowBestAsync(artworkRanking, cancellationToken).ConfigureAwait(false);
    }

    // The album's picture becomes a candidate of the track's own: the choice is this track's, not the album's.
    private async Task ShowArtworkAsync(string platform, CancellationToken cancellationToken)
    {
        ArtworkLink found = (await FindArtworkAsync(platform, cancellationToken).ConfigureAwait(false))!;
        var links = new ArtworkLinks(transaction, ImageSubject.Track, trackId, ArtworkKind.Front);
        await links.SetAsync(platform, found.SourceUrl, found.ArtworkId, cancellationToken).ConfigureAwait(false);
        await links.ChooseAsync(platform, cancellationToken).ConfigureAwait(false);
        await links.ShowBestAsync(artworkRanking, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ArtworkLink?> FindArtworkAsync(string platform, CancellationToken cancellationToken)
    {
        using SqlStatement album = transaction.Prepare("SELECT album_id FROM tracks WHERE id = @track", "@track");
        long? albumId = await album.NumberAsync(cancellationToken, trackId).ConfigureAwait(false);
        return await FromAsync(ImageSubject.Track, trackId).ConfigureAwait(false)
            ?? (albumId is { } known ? await FromAsync(ImageSubject.Album, known).ConfigureAwait(false) : null);

        async Task<ArtworkLink?> FromAsync(ImageSubject subject, long id)
        {
            var links = new ArtworkLinks(transaction, subject, id, ArtworkKind.Front);
            return (await links.ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(link => link.Source == platform && link.ArtworkId is not null);
        }
    }
}
