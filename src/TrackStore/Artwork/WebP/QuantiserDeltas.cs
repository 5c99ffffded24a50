namespace TrackStore.Artwork.WebP;

/// <summary>What is added to the index of brightness for the quantisers of the other coefficients (RFC 6386, 9.6).</summary>
internal readonly record struct QuantiserDeltas(int LumaFirst, int MeansFirst, int Means, int ChromaFirst, int Chroma);
