using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <summary>Applies a user's edits, pins and reverts to the layers of tracks, in one transaction.</summary>
internal sealed class TrackEditor(StoreTransaction transaction, FieldRanking ranking, ITrackArtwork artwork) : IDisposable
{
    private readonly UserOverrides _overrides = new(transaction);
    private readonly TrackWriter _writer = new(transaction, ranking);
    private readonly GenreWriter _genres = new(transaction, ranking);

    public async Task WriteAsync(long trackId, ValidatedUpdate edit, CancellationToken cancellationToken)
    {
        if (await _writer.SetFieldsAsync(trackId, FieldLayer.User, edit.Fields, cancellationToken).ConfigureAwait(false))
            await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
        if (edit.Genres is { } genres)
            await WriteGenresAsync(trackId, genres, cancellationToken).ConfigureAwait(false);
        if (edit.SetsLocalFile)
            await _writer.SetLocalFileAsync(trackId, edit.IsAvailableLocally, edit.LocalPath, cancellationToken).ConfigureAwait(false);
    }

    public async Task RevertAsync(long trackId, IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken)
    {
        foreach (TrackField field in fields)
        {
            await _overrides.RemoveAsync(trackId, field, cancellationToken).ConfigureAwait(false);
            if (field == TrackField.Artwork)
                await transaction.PlanAsync(rows => artwork.Revert(rows, trackId), cancellationToken).ConfigureAwait(false);
            if (field == TrackField.Genres)
                await ShowSourceGenresAsync(trackId, cancellationToken).ConfigureAwait(false);
        }

        await transaction.WritePlanAsync(cancellationToken).ConfigureAwait(false);
        await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    public async Task PinAsync(long trackId, string platform, IReadOnlyCollection<TrackField> fields, CancellationToken cancellationToken)
    {
        HashSet<TrackField> known = await KnownFieldsAsync(trackId, platform, cancellationToken).ConfigureAwait(false);
        TrackField[] unknown = [.. fields.Where(field => !known.Contains(field)).Distinct()];
        if (unknown.Length > 0)
            throw new PlatformValueNotFoundException(platform, unknown, [.. known.Order()]);

        foreach (TrackField field in fields)
        {
            if (field == TrackField.Artwork)
                await transaction.PlanAsync(rows => artwork.Pin(rows, trackId, platform), cancellationToken).ConfigureAwait(false);
            else
                await _overrides.PinAsync(trackId, field, platform, cancellationToken).ConfigureAwait(false);
        }

        if (fields.Contains(TrackField.Genres))
            await ShowSourceGenresAsync(trackId, cancellationToken).ConfigureAwait(false);
        await transaction.WritePlanAsync(cancellationToken).ConfigureAwait(false);
        await _writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _overrides.Dispose();
        _writer.Dispose();
        _genres.Dispose();
    }

    private async Task<HashSet<TrackField>> KnownFieldsAsync(long trackId, string platform, CancellationToken cancellationToken)
    {
        TrackLayers layers = await _writer.ReadLayersAsync(trackId, cancellationToken).ConfigureAwait(false);
        var known = new HashSet<TrackField>(layers.Platforms.FirstOrDefault(layer => layer.Platform == platform)?.Values.Keys ?? []);
        if (await HasGenresAsync(trackId, platform, cancellationToken).ConfigureAwait(false))
            known.Add(TrackField.Genres);
        if (await transaction.PlanAsync(rows => artwork.IsProvidedBy(rows, trackId, platform), cancellationToken).ConfigureAwait(false))
            known.Add(TrackField.Artwork);
        return known;
    }

    private async Task WriteGenresAsync(long trackId, IReadOnlyList<NormalizedName> genres, CancellationToken cancellationToken)
    {
        if (genres.Count == 0)
            await _overrides.SetEmptyAsync(trackId, TrackField.Genres, cancellationToken).ConfigureAwait(false);
        else
            await _overrides.RemoveAsync(trackId, TrackField.Genres, cancellationToken).ConfigureAwait(false);
        await _genres.SetAsync(trackId, Sources.User, genres, cancellationToken).ConfigureAwait(false);
        await _genres.ShowBestAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    private async Task ShowSourceGenresAsync(long trackId, CancellationToken cancellationToken)
    {
        await _genres.SetAsync(trackId, Sources.User, [], cancellationToken).ConfigureAwait(false);
        await _genres.ShowBestAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> HasGenresAsync(long trackId, string platform, CancellationToken cancellationToken)
    {
        using SqlStatement find = transaction.Prepare(
            "SELECT count(*) FROM track_genres WHERE track_id = @track AND source = @source", "@track", "@source");
        return await find.NumberAsync(cancellationToken, trackId, platform).ConfigureAwait(false) > 0;
    }
}
