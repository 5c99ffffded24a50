using TrackStore.Storage;
using TrackStore.Storage.Sql;

namespace TrackStore.Tracks.Layers;

/// <summary>The user's rows among a track's layers: edits and pins.</summary>
internal sealed class UserOverrides(StoreTransaction transaction, long trackId)
{
    /// <summary>Has a field show a platform's value, in place of an edit.</summary>
    public async Task PinAsync(TrackField field, string platform, CancellationToken cancellationToken)
    {
        int edits = await transaction.ExecuteAsync(
            "DELETE FROM track_fields WHERE track_id = @track AND field = @field AND layer = 'user'",
            [("@track", trackId), ("@field", EnumNames<TrackField>.Of(field))],
            cancellationToken).ConfigureAwait(false);
        Note(edits > 0);
        await WriteAsync(field, FieldLayer.Pin, platform, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Empties a field whose values are not kept in the layers themselves.</summary>
    public Task EmptyAsync(TrackField field, CancellationToken cancellationToken) => WriteAsync(field, FieldLayer.User, null, cancellationToken);

    /// <summary>Takes the edit and the pin of a field back.</summary>
    /// <returns>True when there was one.</returns>
    public async Task<bool> ForgetAsync(TrackField field, CancellationToken cancellationToken)
    {
        int overrides = await transaction.ExecuteAsync(
            "DELETE FROM track_fields WHERE track_id = @track AND field = @field AND layer IN ('user', 'pin')",
            [("@track", trackId), ("@field", EnumNames<TrackField>.Of(field))],
            cancellationToken).ConfigureAwait(false);
        return Note(overrides > 0);
    }

    /// <summary>Takes all pins of a platform back.</summary>
    public Task ForgetPinsAsync(string platform, CancellationToken cancellationToken) => transaction.ExecuteAsync(
        "DELETE FROM track_fields WHERE track_id = @track AND layer = 'pin' AND value = @platform",
        [("@track", trackId), ("@platform", platform)],
        cancellationToken);

    /// <summary>Counts a write of the user, after checking that it was made for the track as it is.</summary>
    /// <exception cref="EditConflictException">The track was edited since the version that is expected.</exception>
    public async Task CountEditAsync(long? expectedVersion, CancellationToken cancellationToken)
    {
        using SqlStatement count = transaction.Prepare("UPDATE tracks SET edit_version = edit_version + 1 WHERE id = @track RETURNING edit_version - 1", "@track");
        long version = await count.NumberAsync(cancellationToken, trackId).ConfigureAwait(false) ?? throw new TrackNotFoundException(trackId);
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
            [("@track", trackId), ("@field", EnumNames<TrackField>.Of(field)), ("@layer", EnumNames<FieldLayer>.Of(layer)), ("@value", value), ("@now", transaction.Now)],
            cancellationToken).ConfigureAwait(false);
        Note(written > 0);
    }

    private bool Note(bool isChanged)
    {
        if (isChanged)
            transaction.Changes.ChangedTrack(trackId);
        return isChanged;
    }
}
