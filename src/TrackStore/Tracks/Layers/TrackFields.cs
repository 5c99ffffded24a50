using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <inheritdoc cref="ITrackFields"/>
internal sealed class TrackFields(StoreDatabase database, FieldRanking ranking, ITrackArtwork artwork, TrackEdits edits) : ITrackFields
{
    public Task<Track> UsePlatformAsync(
        long trackId,
        string platform,
        IReadOnlyCollection<TrackField> fields,
        CancellationToken cancellationToken = default)
    {
        string name = TextRules.SourceName(platform, nameof(platform));
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0)
            throw new ArgumentException("Name at least one field to take from the platform.", nameof(fields));
        ThrowIfUndefined(fields);
        return edits.EditAsync(
            trackId,
            null,
            HistoryKind.TracksPinned,
            NamesOf(fields),
            editor => editor.Pin(trackId, name, fields),
            cancellationToken,
            platform: name);
    }

    public Task<FieldExplanation?> ExplainAsync(long trackId, TrackField field, CancellationToken cancellationToken = default)
    {
        ThrowIfUndefined([field]);
        return database.QueryAsync(
            (context, token) => new FieldExplainer(context, ranking, artwork).ExplainAsync(trackId, field, token), cancellationToken);
    }

    public Task<Track> RevertAsync(
        long trackId,
        IReadOnlyCollection<TrackField>? fields = null,
        CancellationToken cancellationToken = default)
    {
        IReadOnlyCollection<TrackField> reverted = fields ?? Enum.GetValues<TrackField>();
        ThrowIfUndefined(reverted);
        return edits.EditAsync(
            trackId,
            null,
            HistoryKind.TracksReverted,
            NamesOf(reverted),
            editor => editor.Revert(trackId, reverted),
            cancellationToken);
    }

    public Task<IReadOnlyList<TrackFieldValue>> GetFieldsAsync(long trackId, CancellationToken cancellationToken = default)
        => database.QueryAsync<IReadOnlyList<TrackFieldValue>>(
            async (context, token) =>
            {
                TrackLayers layers = await FieldExplainer.ReadLayersAsync(context, trackId, ranking, token).ConfigureAwait(false);
                return [.. FieldValues.Fields.Where(FieldRules.IsText).SelectMany(field => FieldExplainer.CandidatesOf(layers, field))];
            },
            cancellationToken);

    private static IReadOnlyList<string> NamesOf(IReadOnlyCollection<TrackField> fields) => [.. fields.Select(EnumNames<TrackField>.Of)];

    private static void ThrowIfUndefined(IEnumerable<TrackField> fields)
    {
        foreach (TrackField field in fields)
            _ = EnumNames<TrackField>.Of(field);
    }
}
