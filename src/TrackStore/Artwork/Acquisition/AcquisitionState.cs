namespace TrackStore.Artwork.Acquisition;

/// <summary>Specifies what is known about a picture at a source. Stored by name with downloads and with lookups.</summary>
internal enum AcquisitionState
{
    /// <summary>The picture has to be fetched. After a failure it is pending again, with a later due time.</summary>
    Pending,

    /// <summary>The picture was fetched and linked.</summary>
    Done,

    /// <summary>The source has no picture, which is not requested again before the due time.</summary>
    Absent,

    /// <summary>The picture is not accepted. It may be requested again after the due time.</summary>
    Refused,
}
