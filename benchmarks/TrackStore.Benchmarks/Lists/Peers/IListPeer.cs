namespace TrackStore.Benchmarks.Lists.Peers;

/// <summary>Lists of tracks as a typical application reads them, from the store's tables and with the store's indexes.</summary>
internal interface IListPeer
{
    string Name { get; }

    /// <summary>Reads rows by title.</summary>
    Task<List<PeerTrack>> PageAsync(int skip, int take);

    /// <summary>Reads the first tracks by title that have a word in their title, artist or album.</summary>
    Task<List<PeerTrack>> SearchAsync(string word, int take);

    /// <summary>Counts the tracks that have a word in their title, artist or album.</summary>
    Task<int> CountAsync(string word);

    /// <summary>Reads the first tracks by title that have a genre.</summary>
    Task<List<PeerTrack>> GenreAsync(string genre, int take);

    /// <summary>Reads the first tracks by title that show a picture, or none.</summary>
    Task<List<PeerTrack>> ImageAsync(bool hasImage, int take);

    /// <summary>Counts the tracks of each genre.</summary>
    Task<int> GenreFacetAsync();
}
