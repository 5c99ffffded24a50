using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Tracks.Layers;

/// <summary>Writes the user's rows among the layers of one track: edits and pins.</summary>
internal sealed class UserOverrides(StoreTransaction transaction, long trackId)
{
    /// <summary>Makes a field show a platform's value instead of an edit.</summary>
    public async Task PinAsync(TrackField field, string platform, CancellationToken cancellationToken)
    {
        int edits = await transaction.ExecuteAsync(
            "DELETE FROM track_fields WHERE track_id = @track AND field = @field AND layer = 'user'",
            [("@track", trackId), ("@field", EnumNames<TrackField>.Of(field))],
            cancellationToken).ConfigureAwait(false);
        NoteChange(edits > 0);
        await WriteAsync(field, FieldLayer.Pin, platform, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marks a field as deliberately empty whose values are not stored in the layers themselves, such as the genres.</summary>
    public Task SetEmptyAsync(TrackField field, CancellationToken cancellationToken)
        => WriteAsync(field, FieldLayer.User, null, cancellationToken);

    /// <summary>Removes the edit and the pin of a field.</summary>
    public async Task RemoveAsync(TrackField field, CancellationToken cancellationToken)
    {
        int removed = await transaction.ExecuteAsync(
            "DELETE FROM track_fields WHERE track_id = @track AND field = @field AND layer IN ('user', 'pin')",
            [("@track", trackId), ("@field", EnumNames<TrackField>.Of(field))],
            cancellationToken).ConfigureAwait(false);
        NoteChange(removed > 0);
    }

    /// <summary>Removes all pins of a platform.</summary>
    public Task RemovePinsAsync(string platform, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        "DELETE FROM track_fields WHERE track_id = @track AND layer = 'pin' AND value = @platform",
        [("@track", trackId), ("@platform", platform)],
        cancellationToken);

    /// <summary>Increments the track's edit version after checking the version that the caller expects.</summary>
    /// <exception cref="EditConflictException">The track has another version than expected.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public async Task IncrementVersionAsync(long? expectedVersion, CancellationToken cancellationToken)
    {
        using SqlStatement count = transaction.Prepare(
            "UPDATE tracks SET edit_version = edit_version + 1 WHERE id = @track RETURNING edit_version - 1", "@track");
        long version = await count.NumberAsync(cancellationToken, trackId).ConfigureAwait(false)
            ?? throw new TrackNotFoundException(trackId);
        if (expectedVersion is { } expected && expected != version)
            throw new EditConflictException(trackId, expected, version);
    }

    private async Task WriteAsync(TrackField field, FieldLayer layer, string? value, CancellationToken cancellationToken)
    {
        int written = await transaction.ExecuteAsync(
            """
            INSERT INTO track_fields (track_id, field, layer, value, set_at) VALUES (@track, @field, @layer, @value, @now)
            ON CONFLICT (track_id, field, layer) DO UPDATE SET value = excluded.value, set_at = excluded.set_at
            WHERE track_fields.value IS DISTINCT FROM excluded.value
            """,
            [
                ("@track", trackId), ("@field", EnumNames<TrackField>.Of(field)), ("@layer", EnumNames<FieldLayer>.Of(layer)),
                ("@value", value), ("@now", transaction.Now),
            ],
            cancellationToken).ConfigureAwait(false);
        NoteChange(written > 0);
    }

    private void NoteChange(bool hasChanged)
    {
        if (hasChanged)
            transaction.Changes.ChangedTrack(trackId);
    }
}
