/** Made-up customers and what they say; the same at every run. */
@NullMarked
package cn.topcentral.hub.bench.sample;

import org.jspecify.annotations.NullMarked;
