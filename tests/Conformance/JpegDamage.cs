namespace TrackStore.Conformance;

/// <summary>Damage to a JPEG's pixels that leaves its structure intact, so that a decoder may or may not notice it.</summary>
public enum JpegDamage
{
    /// <summary>Bytes in the middle of the scan are overwritten by noise.</summary>
    OverwrittenScan,

    /// <summary>The scan is cut in half and ends with an end-of-image marker.</summary>
    ForgedEnd,
}
