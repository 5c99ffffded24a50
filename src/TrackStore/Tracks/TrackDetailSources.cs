namespace TrackStore.Tracks;

/// <summary>The services that read the parts of a track's details.</summary>
internal sealed record TrackDetailSources(IAlbumRepository Albums, ITagRepository Tags, IArtworkSelector Artwork);
