namespace TrackStore.Storage.Entities;

internal sealed record ImageEntity
{
    public long Id { get; set; }

    public long ArtworkId { get; set; }

    public ArtworkEntity? Artwork { get; set; }

    public required string Size { get; set; }

    public required string MimeType { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public int ByteLength { get; set; }
}
