namespace TrackStore.Conformance;

/// <summary>Names damage to a JPEG's pixels that leaves its structure whole, so that a decoder may or may not notice it.</summary>
public enum JpegDamage
{
    /// <summary>Bytes in the middle of the scan are overwritten by noise.</summary>
    OverwrittenScan,

    /// <summary>The scan is cut in half and an end-of-image marker is put behind it.</summary>
    ForgedEnd,
}
