namespace TrackStore.Storage.Entities.Decisions;

/// <summary>An artwork that undoing or redoing a change needs, and which is kept until the history forgets the change.</summary>
internal sealed record ChangeHistoryArtworkEntity
{
    public long HistoryId { get; set; }

    /// <summary>The artwork as the change's rows name it.</summary>
    public long ArtworkId { get; set; }

    /// <summary>The artwork that has replaced it since it was rendered again, or the same one. Not a foreign key.</summary>
    public long CurrentId { get; set; }
}
