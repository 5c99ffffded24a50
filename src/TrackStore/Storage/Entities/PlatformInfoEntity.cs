using TrackStore.Text;

namespace TrackStore.Storage.Entities;

internal sealed record PlatformInfoEntity
{
    /// <summary>Gets the properties that <see cref="SaidFingerprint"/> is about.</summary>
    public static IReadOnlyList<string> Said { get; } = [nameof(PlatformUri), nameof(PlatformData), nameof(Fields)];

    public long Id { get; set; }

    public long TrackId { get; set; }

    public TrackEntity? Track { get; set; }

    public required string Platform { get; set; }

    public required string PlatformId { get; set; }

    /// <summary>
    /// The place among the track's links to the platform: 0 for the primary one, its own <see cref="Id"/> for the others, which are thus in
    /// the order in which they were added. The unique index allows one primary link.
    /// </summary>
    public long Position { get; set; }

    /// <summary>The source whose run brought the link, or null for a link made one by one.</summary>
    public string? Source { get; set; }

    /// <summary>When a complete run of the source first did not bring the link, or null when the source lists it.</summary>
    public DateTime? MissingSince { get; set; }

    public string? PlatformUri { get; set; }

    public string? PlatformData { get; set; }

    /// <summary>The platform's values for the layered fields, as a JSON object with a property per field.</summary>
    public string? Fields { get; set; }

    /// <summary>
    /// The fingerprint of what the platform said last: <see cref="PlatformUri"/>, <see cref="PlatformData"/> and <see cref="Fields"/>. It
    /// follows from them: whatever writes a row writes it too, and what is read is ignored. A sync that expects the same texts reads it
    /// instead of them. Null in the database means unknown.
    /// </summary>
    public long? SaidFingerprint
    {
        get => TextFingerprint.Of(PlatformUri, PlatformData, Fields);
        set { }
    }

    public bool NeedsUpdate { get; set; }

    /// <summary>
    /// The album that this item is on, when the track shows another one. Null for an item on the shown album, and for one that names no
    /// album. Follows from the layers and the links, and is maintained with the track.
    /// </summary>
    public long? AlbumId { get; set; }

    public AlbumEntity? Album { get; set; }

    /// <summary>The number of the disc of <see cref="AlbumId"/>, from 1, or null.</summary>
    public int? DiscNumber { get; set; }

    /// <summary>The number on the disc of <see cref="AlbumId"/>, from 1, or null.</summary>
    public int? TrackNumber { get; set; }

    /// <summary>The time of the last synchronization; every link has one.</summary>
    public PlatformSyncEntity? Sync { get; set; }
}
