using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Text;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks.Layers;

/// <summary>Applies a user's edits, pins and reverts to the layers of one track, in one transaction.</summary>
internal sealed class TrackEditor(StoreTransaction transaction, long trackId, FieldRanking ranking, ITrackArtwork artwork) : IDisposable
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
        if (edit.SetsLocalFile)
            await WriteLocalFileAsync(edit, cancellationToken).ConfigureAwait(false);
    }

    public async Task RevertAsync(IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken)
    {
        foreach (TrackField field in fields)
        {
            await _overrides.RemoveAsync(field, cancellationToken).ConfigureAwait(false);
            if (field == TrackField.Artwork)
                await artwork.RevertAsync(transaction, trackId, cancellationToken).ConfigureAwait(false);
            if (field == TrackField.Genres)
                await ShowSourceGenresAsync(cancellationToken).ConfigureAwait(false);
        }

        await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    public async Task PinAsync(string platform, IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken)
    {
        HashSet<TrackField> known = await KnownFieldsAsync(platform, cancellationToken).ConfigureAwait(false);
        TrackField[] unknown = [.. fields.Where(field => !known.Contains(field)).Distinct()];
        if (unknown.Length > 0)
            throw new PlatformValueNotFoundException(platform, unknown, [.. known.Order()]);

        foreach (TrackField field in fields)
        {
            if (field == TrackField.Artwork)
                await artwork.PinAsync(transaction, trackId, platform, cancellationToken).ConfigureAwait(false);
            else
                await _overrides.PinAsync(field, platform, cancellationToken).ConfigureAwait(false);
        }

        if (fields.Contains(TrackField.Genres))
            await ShowSourceGenresAsync(cancellationToken).ConfigureAwait(false);
        await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _genres.Dispose();
    }

    private async Task<HashSet<TrackField>> KnownFieldsAsync(string platform, CancellationToken cancellationToken)
    {
        TrackLayers layers = await _writer.ReadLayersAsync(trackId, cancellationToken).ConfigureAwait(false);
        var known = new HashSet<TrackField>(layers.Platforms.FirstOrDefault(layer => layer.Platform == platform)?.Values.Keys ?? []);
        if (await HasGenresAsync(platform, cancellationToken).ConfigureAwait(false))
            known.Add(TrackField.Genres);
        if (await artwork.IsProvidedByAsync(transaction, trackId, platform, cancellationToken).ConfigureAwait(false))
            known.Add(TrackField.Artwork);
        return known;
    }

    private async Task WriteGenresAsync(IReadOnlyList<NormalizedName> genres, CancellationToken cancellationToken)
    {
        if (genres.Count == 0)
            await _overrides.SetEmptyAsync(TrackField.Genres, cancellationToken).ConfigureAwait(false);
        else
            await _overrides.RemoveAsync(TrackField.Genres, cancellationToken).ConfigureAwait(false);
        await _genres.SetAsync(trackId, Sources.User, genres, cancellationToken).ConfigureAwait(false);
        await _genres.ShowBestAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    private async Task ShowSourceGenresAsync(CancellationToken cancellationToken)
    {
        await _genres.SetAsync(trackId, Sources.User, [], cancellationToken).ConfigureAwait(false);
        await _genres.ShowBestAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteLocalFileAsync(ValidatedUpdate edit, CancellationToken cancellationToken)
    {
        CompiledTrackQueries queries = CompiledTrackQueries.For(transaction.Context);
        Track stored = (await queries.Get(transaction.Context, trackId, cancellationToken).ConfigureAwait(false))!;
        await _writer.SetLocalFileAsync(
            trackId,
            edit.IsAvailableLocally ?? stored.IsAvailableLocally,
            edit.SetsLocalPath ? edit.LocalPath : stored.LocalPath,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> HasGenresAsync(string platform, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare(
            "SELECT count(*) FROM track_genres WHERE track_id = @track AND source = @source", "@track", "@source");
        return await find.NumberAsync(cancellationToken, trackId, platform).ConfigureAwait(false) > 0;
    }
}
