using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <inheritdoc cref="IPlatformLayerProjector"/>
internal sealed class PlatformLayerProjector(FieldRanking ranking) : IPlatformLayerProjector
{
    private static readonly TrackField[] RequiredFields = [TrackField.Title, TrackField.Artist];

    public async Task OnWrittenAsync(
        StoreTransaction transaction, long trackId, FieldValues before, CancellationToken cancellationToken)
    {
        using var writer = new TrackWriter(transaction, ranking);
        await KeepRequiredAsync(writer, trackId, before, cancellationToken).ConfigureAwait(false);
        await writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
    }

    public async Task OnPrimaryChangedAsync(
        StoreTransaction transaction,
        long trackId,
        string platform,
        FieldValues before,
        IReadOnlyList<string>? genres,
        CancellationToken cancellationToken)
    {
        await OnWrittenAsync(transaction, trackId, before, cancellationToken).ConfigureAwait(false);
        if (genres is null)
            return;
        using var writer = new GenreWriter(transaction, ranking);
        await writer.SetAsync(trackId, platform, NormalizedName.ListFrom(genres, nameof(genres)), cancellationToken).ConfigureAwait(false);
    }

    public async Task OnRemovedAsync(
        StoreTransaction transaction,
        long trackId,
        string platform,
        FieldValues removed,
        CancellationToken cancellationToken)
    {
        using var writer = new TrackWriter(transaction, ranking);
        using var genres = new GenreWriter(transaction, ranking);
        using var overrides = new UserOverrides(transaction);
        await KeepRequiredAsync(writer, trackId, removed, cancellationToken).ConfigureAwait(false);
        await overrides.RemovePinsAsync(trackId, platform, cancellationToken).ConfigureAwait(false);
        await writer.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
        await genres.SetAsync(trackId, platform, [], cancellationToken).ConfigureAwait(false);
    }

    // Every track has a title and an artist: when no other source knows one, the removed value becomes the base value.
    private static async Task KeepRequiredAsync(TrackWriter writer, long trackId, FieldValues removed, CancellationToken cancellationToken)
    {
        TrackLayers layers = await writer.ReadLayersAsync(trackId, cancellationToken).ConfigureAwait(false);
        foreach (TrackField field in RequiredFields)
        {
            bool isKnown = layers.At(field, FieldLayer.Base) is not null
                || layers.Platforms.Any(layer => layer.Values.Of(field) is not null);
            if (!isKnown && removed.Of(field) is { } value)
                await writer.SetFieldsAsync(trackId, FieldLayer.Base, [new(field, value)], cancellationToken).ConfigureAwait(false);
        }
    }
}
