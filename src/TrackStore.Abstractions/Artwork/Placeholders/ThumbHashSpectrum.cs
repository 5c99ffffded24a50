namespace TrackStore;

/// <summary>The part of one channel that a ThumbHash keeps.</summary>
/// <param name="Mean">The channel's mean.</param>
/// <param name="Scale">The largest amplitude, without its sign.</param>
/// <param name="Amplitudes">
/// The amplitudes, row by row from the lowest frequency, as fractions of the scale from 0 to 1. One half stands for zero.
/// </param>
internal sealed record ThumbHashSpectrum(double Mean, double Scale, double[] Amplitudes);
