namespace TrackStore;

/// <summary>What a ThumbHash keeps of one channel.</summary>
/// <param name="Mean">The channel's mean.</param>
/// <param name="Scale">The largest amplitude, without its sign.</param>
/// <param name="Amplitudes">The amplitudes from the lowest frequency on, row by row, in parts of the scale: 0 to 1, with no wave at a half.</param>
internal sealed record ThumbHashSpectrum(double Mean, double Scale, double[] Amplitudes);
