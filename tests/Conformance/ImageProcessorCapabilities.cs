namespace TrackStore.Conformance;

/// <summary>What an image processor may lack. Everything else in the suite is required of every processor.</summary>
[Flags]
public enum ImageProcessorCapabilities
{
    /// <summary>Only what is required of every processor.</summary>
    None = 0,

    /// <summary>Converts to sRGB by the embedded color profile, and CMYK by its own profile or a typical one.</summary>
    ColorProfiles = 1,

    /// <summary>Shrinks a JPEG while it decodes, for a fraction of the time and memory.</summary>
    ScaledDecoding = 2,

    /// <summary>Decodes AVIF. Without it, AVIF is refused by its name.</summary>
    Avif = 4,

    /// <summary>Everything.</summary>
    All = ColorProfiles | ScaledDecoding | Avif,
}
