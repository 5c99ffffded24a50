using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Tracks.Layers;

/// <summary>Writes the user's rows among the layers of tracks, edits and pins, within one transaction.</summary>
internal sealed class UserOverrides(StoreTransaction transaction) : IDisposable
{
    private readonly SqlStatement _removeEdit = transaction.Prepare(
        "DELETE FROM track_fields WHERE track_id = @track AND field = @field AND layer = 'user'", "@track", "@field");

    private readonly SqlStatement _remove = transaction.Prepare(
        "DELETE FROM track_fields WHERE track_id = @track AND field = @field AND layer IN ('user', 'pin')", "@track", "@field");

    private readonly SqlStatement _removePins = transaction.Prepare(
        "DELETE FROM track_fields WHERE track_id = @track AND layer = 'pin' AND value = @platform", "@track", "@platform");

    private readonly SqlStatement _write = transaction.Prepare(
        """
        INSERT INTO track_fields (track_id, field, layer, value, set_at) VALUES (@track, @field, @layer, @value, @now)
        ON CONFLICT (track_id, field, layer) DO UPDATE SET value = excluded.value, set_at = excluded.set_at
        WHERE track_fields.value IS DISTINCT FROM excluded.value
        """,
        "@track", "@field", "@layer", "@value", "@now");

    /// <summary>Makes a field show a platform's value instead of an edit.</summary>
    public async Task PinAsync(long trackId, TrackField field, string platform, CancellationToken cancellationToken)
    {
        int edits = await _removeEdit.ExecuteAsync(cancellationToken, trackId, EnumNames<TrackField>.Of(field)).ConfigureAwait(false);
        NoteChange(trackId, edits);
        await WriteAsync(trackId, field, FieldLayer.Pin, platform, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marks a field as deliberately empty whose values are not stored in the layers themselves, such as the genres.</summary>
    public Task SetEmptyAsync(long trackId, TrackField field, CancellationToken cancellationToken)
        => WriteAsync(trackId, field, FieldLayer.User, null, cancellationToken);

    /// <summary>Removes the edit and the pin of a field.</summary>
    public async Task RemoveAsync(long trackId, TrackField field, CancellationToken cancellationToken)
        => NoteChange(
            trackId, await _remove.ExecuteAsync(cancellationToken, trackId, EnumNames<TrackField>.Of(field)).ConfigureAwait(false));

    /// <summary>Removes all pins of a platform.</summary>
    public async Task RemovePinsAsync(long trackId, string platform, CancellationToken cancellationToken)
        => await _removePins.ExecuteAsync(cancellationToken, trackId, platform).ConfigureAwait(false);

    public void Dispose()
    {
        _removeEdit.Dispose();
        _remove.Dispose();
        _removePins.Dispose();
        _write.Dispose();
    }

    private async Task WriteAsync(long trackId, TrackField field, FieldLayer layer, string? value, CancellationToken cancellationToken)
        => NoteChange(
            trackId,
            await _write.ExecuteAsync(
                cancellationToken, trackId, EnumNames<TrackField>.Of(field), EnumNames<FieldLayer>.Of(layer), value, transaction.Now)
                .ConfigureAwait(false));

    private void NoteChange(long trackId, int rows)
    {
        if (rows > 0)
            transaction.Changes.ChangedTrack(trackId);
    }
}
